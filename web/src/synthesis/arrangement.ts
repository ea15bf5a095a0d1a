// The board of one question in the order it is read: themes with their lines, notes not placed, notes left out.
import type { GroupId, Line, NoteId, Standing, Theme, ThemeId } from '../protocol/messages';

/** The question's own list, without a heading. */
export const ROOT: ThemeId = 0;

/** What the board needs to know of a note. */
export interface BoardNote {
  id: NoteId;
  group: GroupId;
  text: string;
  standing: Standing;
}

/** What is read of a board; the connection's Board is one. */
export interface BoardRecords {
  /** In the order they are read. */
  readonly themes: readonly Theme[];
  linesOf(theme: ThemeId): readonly Line[];
  place(note: NoteId): { is: 'line'; line: Line } | { is: 'left_out'; reason: string } | { is: 'nowhere' };
}

/** A theme, or the question's own list, with its lines in order. */
export interface Section {
  id: ThemeId;
  /** Null for the question's own list. */
  theme: Theme | null;
  lines: readonly Line[];
  notes: number;
  /** How many groups stand behind it. */
  groups: number;
}

/** Where every note of one question is. */
export interface Arrangement {
  sections: readonly Section[];
  unplaced: readonly BoardNote[];
  leftOut: readonly { note: BoardNote; reason: string }[];
  notes: ReadonlyMap<NoteId, BoardNote>;
}

/**
 * Puts a board in the order it is read. The question's own list comes first, when it has lines or the form asks for it.
 * Sections of an earlier arrangement that still hold are kept as they are, so that they are not drawn again.
 */
export function arrangementOf(board: BoardRecords, notes: readonly BoardNote[], byId: ReadonlyMap<NoteId, BoardNote>, withRoot: boolean, earlier?: Arrangement): Arrangement {
  const kept = new Map(earlier?.notes === byId ? earlier.sections.map((section) => [section.id, section]) : []);
  const section = (id: ThemeId, theme: Theme | null): Section => {
    const lines = board.linesOf(id);
    const known = kept.get(id);
    if (known && known.lines === lines && known.theme === theme) return known;
    const behind = lines.flatMap((line) => line.notes);
    return { id, theme, lines, notes: behind.length, groups: groupsBehind(behind, byId).length };
  };
  const root = section(ROOT, null);
  const themes = board.themes.map((theme) => section(theme.id, theme));
  const unplaced: BoardNote[] = [];
  const leftOut: { note: BoardNote; reason: string }[] = [];
  for (const note of notes) {
    const place = board.place(note.id);
    if (place.is === 'left_out') leftOut.push({ note, reason: place.reason });
    else if (place.is === 'nowhere' && note.standing === 'received') unplaced.push(note);
  }
  return { sections: withRoot || root.lines.length ? [root, ...themes] : themes, unplaced, leftOut, notes: byId };
}

/** The groups that stand behind some notes, each once, in the order they are met. Notes that are not printed do not count. */
export function groupsBehind(ids: readonly NoteId[], notes: ReadonlyMap<NoteId, BoardNote>): GroupId[] {
  const groups = new Set<GroupId>();
  for (const id of ids) {
    const note = notes.get(id);
    if (note?.standing === 'received') groups.add(note.group);
  }
  return [...groups];
}

/** The words a line is printed with: the secretariat's own, or those of its first note that is printed. */
export function wordsOf(line: Line, notes: ReadonlyMap<NoteId, BoardNote>): string {
  return line.wording ?? originalOf(line, notes)?.text ?? '';
}

/** The note whose words a line has when nobody has reworded it. */
export function originalOf(line: Line, notes: ReadonlyMap<NoteId, BoardNote>): BoardNote | undefined {
  const behind = line.notes.flatMap((id) => notes.get(id) ?? []);
  return behind.find((note) => note.standing === 'received') ?? behind[0];
}
