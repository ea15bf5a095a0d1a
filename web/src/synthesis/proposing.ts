// The machine's proposal, seen against the board as it stands: what is still worth suggesting.
import type { BoardCommand, Dismissal, Line, LineId, NoteId, ProposalPicture, ProposedTheme, ThemeId } from '../protocol/messages';
import type { Arrangement } from './arrangement';

/** A theme that is proposed, with the notes that still stand nowhere. */
export interface ThemeSuggestion {
  /** The theme on the board that it continues; null for a new one. */
  theme: ThemeId | null;
  heading: string;
  alternatives: readonly string[];
  notes: readonly { note: NoteId; shares: readonly string[] }[];
}

/** Notes that say the same thing: lines that can be joined, and notes that can be added to one of them. */
export interface SamePoint {
  lines: readonly LineId[];
  loose: readonly NoteId[];
  notes: readonly NoteId[];
  groups: number;
  sure: boolean;
}

/** What people have said no to, by name: a note in a theme goes by the theme's heading, and by its id when it has one. */
export type Dismissed = ReadonlySet<string>;

/** A no to some notes of a suggestion. */
export function refusing(suggestion: ThemeSuggestion, notes: ThemeSuggestion['notes']): Dismissal[] {
  return notes.map(({ note }) => ({ type: 'placement', note, theme: suggestion.theme, heading: suggestion.heading }));
}

/** The names of everything that was said no to, so that a proposal from before the no does not say it again. */
export function namesOf(dismissals: Iterable<Dismissal>): Dismissed {
  const names = new Set<string>();
  for (const dismissal of dismissals) {
    if (dismissal.type === 'same_point') names.add(samePointName(dismissal.notes));
    else for (const name of placementNames(dismissal.theme, dismissal.heading, dismissal.note)) names.add(name);
  }
  return names;
}

function placementNames(theme: ThemeId | null, heading: string, note: NoteId): string[] {
  const byHeading = `${heading.toLocaleLowerCase('nb')}|${note}`;
  return theme === null ? [byHeading] : [byHeading, `${theme}|${note}`];
}

function samePointName(notes: readonly NoteId[]): string {
  return [...notes].sort().join('+');
}

/** Themes that still have something to give: notes that stand nowhere, and that nobody has said no to. */
export function themeSuggestions(picture: ProposalPicture | undefined, board: Arrangement, dismissed: Dismissed): ThemeSuggestion[] {
  const loose = new Set(board.unplaced.map((note) => note.id));
  const heading = (proposed: ProposedTheme): string =>
    board.sections.find((section) => section.theme && section.id === proposed.theme)?.theme?.heading ?? proposed.heading;
  const known = new Set(board.sections.map((section) => section.id));
  return (picture?.themes ?? [])
    .map((proposed) => ({
      theme: proposed.theme !== null && known.has(proposed.theme) ? proposed.theme : null,
      heading: heading(proposed),
      alternatives: proposed.alternatives.filter((other) => other !== proposed.heading),
      notes: proposed.notes.filter(({ note }) => loose.has(note) && !placementNames(proposed.theme, heading(proposed), note).some((name) => dismissed.has(name))),
    }))
    .filter((suggestion) => suggestion.notes.length > 0);
}

/** Stacks of which at least two parts still stand apart. */
export function samePoints(picture: ProposalPicture | undefined, board: Arrangement, dismissed: Dismissed): SamePoint[] {
  const lineOf = new Map<NoteId, Line>();
  for (const section of board.sections) for (const line of section.lines) for (const note of line.notes) lineOf.set(note, line);
  const loose = new Set(board.unplaced.map((note) => note.id));
  return (picture?.same_point ?? []).flatMap((stack) => {
    if (dismissed.has(samePointName(stack.notes))) return [];
    const lines = [...new Set(stack.notes.flatMap((note) => lineOf.get(note)?.id ?? []))];
    const apart = stack.notes.filter((note) => loose.has(note));
    if (lines.length + apart.length < 2) return [];
    return [{ lines, loose: apart, notes: stack.notes, groups: stack.groups, sure: stack.sure }];
  });
}

/** Takes suggestions over, all in one step that can be undone. */
export function taking(suggestions: readonly ThemeSuggestion[]): BoardCommand {
  const themes = suggestions.map(({ theme, heading, notes }) => ({ theme, heading, notes: notes.map(({ note }) => note) }));
  return { type: 'take_proposal', themes };
}

/** Joins a stack: loose notes go to its first line, then its lines become one. */
export function joining(stack: SamePoint): BoardCommand[] {
  const commands: BoardCommand[] = [];
  const [first] = stack.lines;
  if (first === undefined) return commands;
  if (stack.loose.length) commands.push({ type: 'join_notes', line: first, notes: [...stack.loose] });
  if (stack.lines.length > 1) commands.push({ type: 'join_lines', lines: [...stack.lines] });
  return commands;
}
