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
