// Sammenstillingens tavle, as the browser folds it: the themes and lines of one question.
import type { By, Change, Deed, Dismissal, LeftOut, Line, LineId, NoteId, Revision, Theme, ThemeId } from '../protocol/messages';
import { Table } from './table.svelte';

/** The question's own list, without a heading: where plain lists live. */
export const ROOT: ThemeId = 0;

/** What a person did, for the history and for undo. */
export interface Step {
  revision: Revision;
  by: By;
  at: number;
  deed: Deed;
  changes: readonly Change[];
  undoes: Revision | null;
}

/** Where a note is on its board. */
export type Place = { is: 'line'; line: Line } | { is: 'left_out'; reason: string } | { is: 'nowhere' };

export class Board {
  #themes = new Table<ThemeId, Theme>();
  #lines = new Table<LineId, Line>();
  #leftOut = new Table<NoteId, LeftOut>();
  #dismissed = new Table<string, Dismissal>();
  #steps = $state.raw<readonly Step[]>([]);
  #newSteps: Step[] = [];

  /** Themes in the order they are read. */
  themes = $derived.by(() => inOrder(this.#themes.rows.values()));
  /** The lines of each theme, and of `ROOT`, in the order they are read. */
  #linesByTheme = $derived.by(() => {
    const byTheme = new Map<ThemeId, Line[]>();
    for (const line of inOrder(this.#lines.rows.values())) {
      const lines = byTheme.get(line.theme);
      if (lines) lines.push(line);
      else byTheme.set(line.theme, [line]);
    }
    return byTheme;
  });
  #lineOfNote = $derived.by(() => {
    const lineOfNote = new Map<NoteId, Line>();
    for (const line of this.#lines.rows.values()) for (const note of line.notes) lineOfNote.set(note, line);
    return lineOfNote;
  });

  get lines(): ReadonlyMap<LineId, Line> {
    return this.#lines.rows;
  }
  get leftOut(): ReadonlyMap<NoteId, LeftOut> {
    return this.#leftOut.rows;
  }
  /** What people said no to among the suggestions. */
  get dismissed(): Iterable<Dismissal> {
    return this.#dismissed.rows.values();
  }
  /** All steps so far, oldest first. */
  get steps(): readonly Step[] {
    return this.#steps;
  }

  theme(id: ThemeId): Theme | undefined {
    return this.#themes.rows.get(id);
  }

  linesOf(theme: ThemeId): readonly Line[] {
    return this.#linesByTheme.get(theme) ?? [];
  }

  place(note: NoteId): Place {
    const line = this.#lineOfNote.get(note);
    if (line) return { is: 'line', line };
    const leftOut = this.#leftOut.rows.get(note);
    return leftOut ? { is: 'left_out', reason: leftOut.reason } : { is: 'nowhere' };
  }

  /** Makes the changes of one step; they are seen after `show`. */
  apply(step: Step): void {
    for (const change of step.changes) this.#change(change);
    this.#newSteps.push(step);
  }

  show(): void {
    this.#themes.show();
    this.#lines.show();
    this.#leftOut.show();
    this.#dismissed.show();
    if (this.#newSteps.length) this.#steps = [...this.#steps, ...this.#newSteps];
    this.#newSteps = [];
  }

  #change(change: Change): void {
    switch (change.record) {
      case 'theme':
        return put(this.#themes, change.id, change.to);
      case 'line':
        return put(this.#lines, change.id, change.to);
      case 'left_out':
        return put(this.#leftOut, change.note, change.to);
      case 'dismissed':
        return put(this.#dismissed, JSON.stringify(change.dismissal), change.to ? change.dismissal : null);
      default:
        change satisfies never;
    }
  }
}

function put<Id, Row>(table: Table<Id, Row>, id: Id, to: Row | null): void {
  if (to === null) table.delete(id);
  else table.set(id, to);
}

function inOrder<Row extends { rank: number; id: number }>(rows: Iterable<Row>): Row[] {
  return [...rows].sort((a, b) => a.rank - b.rank || a.id - b.id);
}
