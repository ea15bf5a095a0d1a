// A move on the board, by drag, menu or arrow key, worked out into the command that the server understands.
import type { BoardCommand, Line, LineId, NoteId, ThemeId } from '../protocol/messages';
import type { Arrangement, Section } from './arrangement';

/** How deep lines may nest. */
export const LEVELS_MAX = 3;

export type Direction = 'up' | 'down' | 'in' | 'out';

/** A card that can be moved: a line with its notes, or a note that stands nowhere. */
export type Card = { line: LineId } | { note: NoteId };

/** Where cards are put down: before a line, or last in the theme. */
export interface Target {
  theme: ThemeId;
  before: LineId | null;
}

/** The commands that put cards down: lines keep the lines nested under them, notes get a line each. */
export function placing(cards: readonly Card[], to: Target, board: Arrangement): BoardCommand[] {
  const chosen = new Set(cards.flatMap((card) => ('line' in card ? [card.line] : [])));
  const notes = cards.flatMap((card) => ('note' in card ? [card.note] : []));
  const lines = board.sections.flatMap((section) => blocksOf(section.lines, chosen)).map((line) => line.id);
  const before = to.before !== null && lines.includes(to.before) ? after(to, new Set(lines), board) : to.before;
  const commands: BoardCommand[] = [];
  if (lines.length && !standsThere(lines, { ...to, before }, board)) {
    commands.push({ type: 'move_lines', lines, theme: to.theme, before });
  }
  if (notes.length) commands.push({ type: 'place_notes', notes, theme: to.theme, before });
  return commands;
}

/** What an arrow key does to a line; null when it cannot go further. */
export function arrowOnLine(id: LineId, direction: Direction, board: Arrangement): BoardCommand | null {
  const at = board.sections.findIndex((section) => section.lines.some((line) => line.id === id));
  const section = board.sections[at];
  const place = section?.lines.findIndex((line) => line.id === id) ?? -1;
  const line = section?.lines[place];
  if (!section || !line) return null;
  switch (direction) {
    case 'in':
    case 'out':
      return nesting(line, section.lines[place - 1], direction);
    case 'up':
    case 'down': {
      const to = direction === 'up' ? oneUp(section, place, board.sections[at - 1]) : oneDown(section, place, board.sections[at + 1]);
      return to && (placing([{ line: id }], to, board)[0] ?? null);
    }
  }
}

/** What an arrow key does to a theme; null when it cannot go further. */
export function arrowOnTheme(id: ThemeId, direction: 'up' | 'down', board: Arrangement): BoardCommand | null {
  const themes = board.sections.filter((section) => section.theme);
  const at = themes.findIndex((section) => section.id === id);
  if (at < 0 || (direction === 'up' ? at === 0 : at === themes.length - 1)) return null;
  const before = themes[direction === 'up' ? at - 1 : at + 2]?.id ?? null;
  return { type: 'move_theme', theme: id, before };
}

/** The chosen lines of one theme, in order, each followed by the lines nested under it. */
export function blocksOf(lines: readonly Line[], chosen: ReadonlySet<LineId>): Line[] {
  let depth: number | null = null;
  return lines.filter((line) => {
    if (depth !== null && line.level > depth) return true;
    depth = chosen.has(line.id) ? line.level : null;
    return depth !== null;
  });
}

function nesting(line: Line, above: Line | undefined, direction: 'in' | 'out'): BoardCommand | null {
  const deepest = above ? Math.min(LEVELS_MAX, above.level + 1) : 1;
  const level = direction === 'in' ? line.level + 1 : line.level - 1;
  return level < 1 || (direction === 'in' && level > deepest) ? null : { type: 'nest_line', line: line.id, level };
}

/** Before the line, with what is nested under it, that stands above; else last in the theme above. */
function oneUp(section: Section, place: number, above: Section | undefined): Target | null {
  const level = section.lines[place]!.level;
  for (let index = place - 1; index >= 0; index--) {
    const line = section.lines[index]!;
    if (line.level <= level) return { theme: section.id, before: line.id };
  }
  return above ? { theme: above.id, before: null } : null;
}

/** After the line, with what is nested under it, that stands below; else first in the theme below. */
function oneDown(section: Section, place: number, below: Section | undefined): Target | null {
  const { lines } = section;
  const level = lines[place]!.level;
  const end = (from: number): number => {
    let index = from + 1;
    while (index < lines.length && lines[index]!.level > level) index++;
    return index;
  };
  const next = end(place);
  if (next < lines.length) return { theme: section.id, before: lines[end(next)]?.id ?? null };
  return below ? { theme: below.id, before: below.lines[0]?.id ?? null } : null;
}

/** The first line after the place that is not itself on the move. */
function after(to: Target, moved: ReadonlySet<LineId>, board: Arrangement): LineId | null {
  const lines = board.sections.find((section) => section.id === to.theme)?.lines ?? [];
  const at = lines.findIndex((line) => line.id === to.before);
  return lines.slice(at).find((line) => !moved.has(line.id))?.id ?? null;
}

/** Whether the lines stand there already, so that nothing needs to be asked. */
function standsThere(moved: readonly LineId[], to: Target, board: Arrangement): boolean {
  const lines = board.sections.find((section) => section.id === to.theme)?.lines.map((line) => line.id) ?? [];
  const first = lines.indexOf(moved[0]!);
  if (first < 0 || !moved.every((id, index) => lines[first + index] === id)) return false;
  return (lines[first + moved.length] ?? null) === to.before;
}
