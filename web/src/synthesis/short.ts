// The beginning of a note, long enough to know it by, for labels and announcements.

const SHORT_CHARS = 48;

/** The first words of a text; a text that is cut says so. */
export function short(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  if (letters.length <= SHORT_CHARS) return letters.join('');
  const cut = letters.slice(0, SHORT_CHARS).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SHORT_CHARS / 2))} …`;
}
