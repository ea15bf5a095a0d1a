// Ids and secrets that the browser makes. `crypto.randomUUID` exists only on https; `getRandomValues` is everywhere.

/** A UUID of version 7: the time first, so that notes sort by when they were written. */
export function uuid7(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(now / 2 ** (8 * (5 - at))) % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Bytes in a seat's secret: 32 letters of base64url, far beyond guessing. */
const SECRET_BYTES = 24;

/** A secret that is this browser's own: its seat at the workshop, or its pair of hands at a desk. */
export function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}
