// Which cards of the board are shown: by words, by group, by what a person has changed.
import type { GroupId, Line, NoteId } from '../protocol/messages';
import type { BoardNote } from './arrangement';

export interface Filter {
  words: string;
  group: GroupId | null;
  show: Show;
}

/** All; what people placed or reworded; what stands as it was proposed; lines that one note alone stands behind. */
export type Show = 'all' | 'by_hand' | 'as_proposed' | 'alone';

/** So many cards of one list are drawn unless all are asked for: more than anyone reads at a glance, few enough to be quick. */
export const SHOWN_FIRST = 60;
/** So many notes of one suggestion are drawn unless all are asked for: enough to see what the theme is about. */
export const SUGGESTED_FIRST = 8;
/** So many are drawn at once: about what a laptop shows. The rest come while the first are read. */
export const SCREENFUL = 10;
/** Between one helping of cards and the next: long enough for a key or a press to come between. */
export const NEXT_HELPING_MS = 40;

export const EVERYTHING: Filter = { words: '', group: null, show: 'all' };

/** Whether anything at all is hidden. */
export function narrows(filter: Filter): boolean {
  return filter.words.trim() !== '' || filter.group !== null || filter.show !== 'all';
}

/** Whether a line, with the notes behind it, is shown. */
export function showsLine(filter: Filter, line: Line, notes: ReadonlyMap<NoteId, BoardNote>): boolean {
  const behind = line.notes.flatMap((id) => notes.get(id) ?? []);
  if (filter.group !== null && !behind.some((note) => note.group === filter.group)) return false;
  const texts = [line.wording ?? '', ...behind.map((note) => note.text)];
  return showsKind(filter.show, line) && holdsWords(texts.join(' '), filter.words);
}

/** Whether a note that stands nowhere, or is left out, is shown. */
export function showsNote(filter: Filter, note: BoardNote): boolean {
  return (filter.group === null || note.group === filter.group) && holdsWords(note.text, filter.words);
}

function showsKind(show: Show, line: Line): boolean {
  const byHand = line.placed_by_hand || line.wording !== null || line.quoted;
  switch (show) {
    case 'all':
      return true;
    case 'by_hand':
      return byHand;
    case 'as_proposed':
      return !byHand;
    case 'alone':
      return line.notes.length === 1;
  }
}

/** Every word that is searched for must be there, in any order; æ, ø and å are letters of their own. */
function holdsWords(text: string, words: string): boolean {
  const hay = text.toLocaleLowerCase('nb');
  return words
    .toLocaleLowerCase('nb')
    .normalize('NFC')
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
