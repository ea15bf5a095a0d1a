// A join code as people type it: in small letters, with blanks and hyphens.

/** The code as the server knows it. */
export function cleanCode(typed: string): string {
  return decodeURIComponent(typed).toUpperCase().replace(/[^0-9A-ZÆØÅ]/g, '');
}
