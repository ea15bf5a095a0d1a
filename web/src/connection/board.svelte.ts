// Sammenstillingens tavle, as the browser folds it: the themes and lines of one question.
import type { By, Change, Deed, Dismissal, LeftOut, Line, LineId, NoteId, Revision, Theme, ThemeId } from '../protocol/messages';

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

/**
 * A step touches the records that it names and the lists that they stand in, and nothing else: what did not change is the
 * same object as before, so that five thousand notes are not read again for one that moves.
 */
export class Board {
  #themes = new Map<ThemeId, Theme>();
  #lines = new Map<LineId, Line>();
  #leftOut = new Map<NoteId, LeftOut>();
  #dismissed = new Map<string, Dismissal>();
  #inOrder: readonly Theme[] = [];
  #linesOf = new Map<ThemeId, readonly Line[]>();
  #lineOfNote = new Map<NoteId, Line>();
  #steps: readonly Step[] = [];
  /** Grows when the records change, so that whoever has read them reads again. */
  #shown = $state(0);
  #newSteps: Step[] = [];

  /** Themes in the order they are read. */
  get themes(): readonly Theme[] {
    return this.#read(this.#inOrder);
  }
  get lines(): ReadonlyMap<LineId, Line> {
    return this.#read(this.#lines);
  }
  /** What people said no to among the suggestions. */
  get dismissed(): Iterable<Dismissal> {
    return this.#read(this.#dismissed).values();
  }
  /** All steps so far, oldest first. */
  get steps(): readonly Step[] {
    return this.#read(this.#steps);
  }

  theme(id: ThemeId): Theme | undefined {
    return this.#read(this.#themes).get(id);
  }

  /** The lines of a theme, or of `ROOT`, in the order they are read. */
  linesOf(theme: ThemeId): readonly Line[] {
    return this.#read(this.#linesOf).get(theme) ?? NO_LINES;
  }

  place(note: NoteId): Place {
    const line = this.#read(this.#lineOfNote).get(note);
    if (line) return { is: 'line', line };
    const leftOut = this.#leftOut.get(note);
    return leftOut ? { is: 'left_out', reason: leftOut.reason } : { is: 'nowhere' };
  }

  /** Takes in one step; what it changes is seen after `show`. */
  apply(step: Step): void {
    this.#newSteps.push(step);
  }

  show(): void {
    if (this.#newSteps.length === 0) return;
    const changed = new Set<LineId>();
    const touched = new Set<ThemeId>();
    for (const step of this.#newSteps) for (const change of step.changes) this.#change(change, changed, touched);
    this.#order(changed, touched);
    this.#steps = [...this.#steps, ...this.#newSteps];
    this.#newSteps = [];
    this.#shown++;
  }

  #read<Records>(records: Records): Records {
    void this.#shown;
    return records;
  }

  #change(change: Change, changed: Set<LineId>, touched: Set<ThemeId>): void {
    switch (change.record) {
      case 'theme':
        put(this.#themes, change.id, change.to);
        this.#inOrder = [];
        return;
      case 'line': {
        const before = this.#lines.get(change.id);
        for (const note of before?.notes ?? []) if (this.#lineOfNote.get(note)?.id === change.id) this.#lineOfNote.delete(note);
        for (const note of change.to?.notes ?? []) this.#lineOfNote.set(note, change.to as Line);
        for (const line of [before, change.to]) if (line) touched.add(line.theme);
        changed.add(change.id);
        return put(this.#lines, change.id, change.to);
      }
      case 'left_out':
        return put(this.#leftOut, change.note, change.to);
      case 'dismissed':
        return put(this.#dismissed, JSON.stringify(change.dismissal), change.to ? change.dismissal : null);
      default:
        change satisfies never;
    }
  }

  /** Puts in order the lists that were touched. */
  #order(changed: ReadonlySet<LineId>, touched: ReadonlySet<ThemeId>): void {
    if (this.#inOrder.length !== this.#themes.size) this.#inOrder = inOrder(this.#themes.values());
    const lists = new Map([...touched].map((theme) => [theme, (this.#linesOf.get(theme) ?? NO_LINES).filter((line) => !changed.has(line.id))]));
    for (const id of changed) {
      const line = this.#lines.get(id);
      if (line) lists.get(line.theme)?.push(line);
    }
    for (const [theme, lines] of lists) this.#linesOf.set(theme, inOrder(lines));
  }
}

const NO_LINES: readonly Line[] = [];

function put<Id, Row>(records: Map<Id, Row>, id: Id, to: Row | null): void {
  if (to === null) records.delete(id);
  else records.set(id, to);
}

function inOrder<Row extends { rank: number; id: number }>(rows: Iterable<Row>): Row[] {
  return [...rows].sort((a, b) => a.rank - b.rank || a.id - b.id);
}
