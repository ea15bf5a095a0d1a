// Requests beside the line: pictures, files, and new workshops. The key goes in a header, never in an address.
import type { Refusal } from '../protocol/messages';

/** Why a request was not carried out, as the server names it; `offline` when it never got there. */
export interface Problem {
  code: 'offline' | 'not_found' | 'unknown_key' | 'not_allowed' | 'malformed' | 'refused' | 'too_many_tries' | 'busy' | 'broken';
  /** The number that whoever reads the server's log can find. */
  request?: string;
  detail?: string;
  refusal?: Refusal;
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Asks the server; `read` takes what is wanted out of a good answer. */
export async function request<T>(path: string, key: string, read: (response: Response) => Promise<T>, init: RequestInit = {}): Promise<Result<T>> {
  try {
    const response = await fetch(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${key}` } });
    if (response.ok) return { ok: true, value: await read(response) };
    const problem = (await response.json().catch(() => ({ code: 'broken' }))) as Problem;
    return { ok: false, problem };
  } catch {
    return { ok: false, problem: { code: 'offline' } };
  }
}

/** The QR code that brings a phone to the key's workshop, as an address for `<img>`; release it with `URL.revokeObjectURL`. */
export async function qrCode(key: string): Promise<Result<string>> {
  return request('/api/workshop/qr.svg', key, async (response) => URL.createObjectURL(await response.blob()));
}
