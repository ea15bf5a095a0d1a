// This phone's seat at a workshop: a secret of its own, so that the same phone is the same participant next time.
import type { Person } from '../protocol/messages';
import { secret } from './ids';
import { store } from './storage.svelte';

/** The secret for the seat at the workshop with this code; made at the first visit. */
export function ownSeat(code: string): string {
  const known = store.get<string>(`seat/${code}`);
  if (known) return known;
  const made = secret();
  store.set(`seat/${code}`, made);
  return made;
}

/** What this phone said about its owner; null until it was asked. The server tells no phone about people, not even itself. */
export function ownPerson(code: string): Person | null {
  return store.get<Person>(`person/${code}`);
}

export function keepOwnPerson(code: string, person: Person): void {
  store.set(`person/${code}`, person);
}

/** Asks for a code by which another device takes this seat too; `null` when it could not be had. */
export async function carryCode(code: string): Promise<string | null> {
  return (await carry<{ carry: string }>('', { code, seat: ownSeat(code) }))?.carry ?? null;
}

/** Takes the seat that another device has; `false` when the code was wrong or too old. Open the page anew afterwards. */
export async function takeSeat(code: string, carried: string): Promise<boolean> {
  const taken = await carry<{ seat: string }>('/take', { code, carry: carried });
  if (!taken) return false;
  store.set(`seat/${code}`, taken.seat);
  // Who its owner is has been asked, or will be, on the other device.
  keepOwnPerson(code, { name: '', title: '', organisation: '', may_be_printed: false });
  return true;
}

async function carry<T>(path: string, body: Record<string, string>): Promise<T | null> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`/api/carry${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}
