// The board as it was after an earlier step: the steps since, turned round, newest first.
import type { Change, Line, LineId, Revision, Theme, ThemeId } from '../protocol/messages';
import { ROOT } from './arrangement';

/** What is read of a board. */
export interface BoardNow {
  readonly themes: readonly Theme[];
  readonly lines: ReadonlyMap<LineId, Line>;
  readonly steps: readonly { revision: Revision; changes: readonly Change[] }[];
}

/** A theme with its lines in order; null is the question's own list. */
export interface PastSection {
  heading: string | null;
  lines: readonly Line[];
}

export function pastOf(board: BoardNow, revision: Revision): PastSection[] {
  const themes = new Map<ThemeId, Theme>(board.themes.map((theme) => [theme.id, theme]));
  const lines = new Map(board.lines);
  for (const step of board.steps.toReversed()) {
    if (step.revision <= revision) break;
    for (const change of step.changes.toReversed()) {
      if (change.record === 'theme') turn(themes, change.id, change.from);
      else if (change.record === 'line') turn(lines, change.id, change.from);
    }
  }
  const of = (theme: ThemeId) => inOrder([...lines.values()].filter((line) => line.theme === theme));
  const sections = [{ heading: null, lines: of(ROOT) }, ...inOrder([...themes.values()]).map((theme) => ({ heading: theme.heading, lines: of(theme.id) }))];
  return sections.filter(({ heading, lines }) => heading !== null || lines.length > 0);
}

function turn<Id, Row>(rows: Map<Id, Row>, id: Id, from: Row | null): void {
  if (from === null) rows.delete(id);
  else rows.set(id, from);
}

function inOrder<Row extends { rank: number; id: number }>(rows: Row[]): Row[] {
  return rows.sort((a, b) => a.rank - b.rank || a.id - b.id);
}
