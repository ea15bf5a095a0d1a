// The colours of a cloud's words. They tell words apart where they stand close and mean nothing, so no eye misses anything.

/** What the words stand on: the wall's two grounds. */
export const GROUNDS = { light: '#ffffff', dark: '#0d1513' };

/** Inks for each ground; each has a contrast of at least 4.5 to 1. */
export const INKS = {
  light: ['#00604a', '#0b4f93', '#8a3b00', '#6b2d8c', '#24403a', '#9b1d4a'],
  dark: ['#7fe0be', '#93cdff', '#ffc48c', '#dcbcff', '#f0f4f2', '#ffb0c8'],
};

/** The same word keeps its ink from picture to picture and from room to room. */
export function inkOf(word: string, dark: boolean): string {
  let hash = 0x811c9dc5;
  for (const letter of word) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  const inks = dark ? INKS.dark : INKS.light;
  return inks[(hash >>> 8) % inks.length]!;
}
