// The history of a board as facts that a sentence can be made of: who did what to which theme, and how much of it.
import type { By, Change, Deed, Line, ThemeId } from '../protocol/messages';
import { ROOT } from './arrangement';

/** One step of a board, as the connection keeps it. */
export interface BoardStep {
  revision: number;
  by: By;
  at: number;
  deed: Deed;
  changes: readonly Change[];
  undoes: number | null;
}

/** What a sentence about one step needs. Headings are those of that time; null stands for the question's own list. */
export interface Told {
  revision: number;
  by: By;
  at: number;
  deed: Deed;
  /** The theme it was about, or that something came to. */
  heading: string | null;
  /** What it was called, or where it came from. */
  headingBefore: string | null;
  lines: number;
  notes: number;
  level: number;
  /** The words after, or the reason for leaving out. */
  words: string | null;
  quoted: boolean;
  /** The step that was taken back or done again. */
  turned: Told | null;
}

/** Tells all steps, oldest first. */
export function tell(steps: readonly BoardStep[]): Told[] {
  const headings = new Map<ThemeId, string>();
  const told = new Map<number, Told>();
  for (const step of steps) {
    for (const change of step.changes) if (change.record === 'theme' && change.to) headings.set(change.id, change.to.heading);
    told.set(step.revision, tellOne(step, headings, step.undoes === null ? null : (told.get(step.undoes) ?? null)));
  }
  return [...told.values()];
}

function tellOne(step: BoardStep, headings: ReadonlyMap<ThemeId, string>, turned: Told | null): Told {
  const themes = step.changes.flatMap((change) => (change.record === 'theme' ? [change] : []));
  const lines = step.changes.flatMap((change) => (change.record === 'line' ? [change] : []));
  const leftOut = step.changes.flatMap((change) => (change.record === 'left_out' ? [change] : []));
  const dismissals = step.changes.flatMap((change) => (change.record === 'dismissed' ? [change.dismissal] : []));
  const placements = dismissals.flatMap((dismissal) => (dismissal.type === 'placement' ? [dismissal] : []));
  const line = lines.find(({ to }) => to) ?? lines[0];
  const named = themes.find(({ from, to }) => to && from?.heading !== to.heading)?.to;
  const unnamed = themes.find(({ from, to }) => from && from.heading !== to?.heading)?.from;
  const at = (line: Line | null | undefined): string | null => (line && line.theme !== ROOT ? (headings.get(line.theme) ?? null) : null);
  return {
    revision: step.revision,
    by: step.by,
    at: step.at,
    deed: step.deed,
    heading: placements[0]?.heading ?? named?.heading ?? (line?.to ? at(line.to) : (themes[0]?.to ?? unnamed)?.heading ?? at(line?.from)),
    headingBefore: unnamed?.heading ?? at(line?.from),
    lines: lines.length,
    notes: leftOut.length || placements.length || new Set([...dismissals.flatMap((dismissal) => (dismissal.type === 'same_point' ? dismissal.notes : [])), ...lines.flatMap(({ from, to }) => (to ?? from)?.notes ?? [])]).size,
    level: line?.to?.level ?? 1,
    words: leftOut.find(({ to }) => to)?.to?.reason ?? line?.to?.wording ?? null,
    quoted: line?.to?.quoted ?? false,
    turned,
  };
}
