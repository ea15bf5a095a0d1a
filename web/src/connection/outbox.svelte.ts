// What this phone has asked for and the server has not yet answered. One key a command, so that two tabs never overwrite
// each other; written before the click that asked for it has ended. The server knows repeats by their mark.
import type { Command, GroupId, NoteId, Refusal } from '../protocol/messages';
import type { Store } from './storage.svelte';

/** One command on its way. */
export interface Waiting {
  /** Comes back with the answer; for a note it is the note's id. */
  mark: string;
  command: Command;
  /** When it was asked for, by this browser's clock: the order that they are sent in. */
  at: number;
  /** The group that the writer sat in. */
  group: GroupId | null;
  /** Set when the server said no to a text: it is kept until the writer has copied, mended or thrown it. */
  refusal?: Refusal;
}

export class Outbox {
  /** Oldest first. */
  waiting = $state.raw<readonly Waiting[]>([]);
  /** How many are not yet received, those that the server said no to included. */
  count = $derived(this.waiting.length);
  readonly #store: Store;
  readonly #beginning: string;

  /** `workshop` is the join code: what was written for one workshop is never sent to another. */
  constructor(workshop: string, store: Store) {
    this.#store = store;
    this.#beginning = `out/${workshop}/`;
    this.reload();
  }

  /** Reads what is stored: at the start, and when another tab of this phone has written or sent. */
  reload(): void {
    const entries = this.#store.keys(this.#beginning).map((key) => this.#store.get<Waiting>(key));
    this.waiting = entries.filter((entry) => entry !== null).sort((a, b) => a.at - b.at || (a.mark < b.mark ? -1 : 1));
  }

  /** Keeps a command until it is answered. */
  put(mark: string, command: Command, group: GroupId | null): void {
    const latest = this.waiting.at(-1)?.at ?? 0;
    const entry: Waiting = { mark, command, at: Math.max(Date.now(), latest + 1), group };
    this.#store.set(this.#beginning + mark, entry);
    this.waiting = [...this.waiting, entry];
  }

  has(mark: string): boolean {
    return this.waiting.some((entry) => entry.mark === mark);
  }

  /** It is received, or the writer threw it. */
  remove(mark: string): void {
    if (!this.has(mark)) return;
    this.#store.remove(this.#beginning + mark);
    this.waiting = this.waiting.filter((entry) => entry.mark !== mark);
  }

  /** The server said no. A text is kept and shown; anything else is dropped, since its writer can do it again. */
  refuse(mark: string, refusal: Refusal): void {
    const entry = this.waiting.find((entry) => entry.mark === mark);
    if (!entry) return;
    if (!('text' in entry.command)) return this.remove(mark);
    const stuck = { ...entry, refusal };
    this.#store.set(this.#beginning + mark, stuck);
    this.waiting = this.waiting.map((other) => (other.mark === mark ? stuck : other));
  }

  /**
   * What can be sent now. Commands about the same note go one at a time and in order, so that a correction never
   * overtakes its note; a command that the server said no to holds back nothing but what follows on its own note.
   */
  ready(): Waiting[] {
    const seen = new Set<NoteId>();
    return this.waiting.filter((entry) => {
      const note = 'note' in entry.command ? entry.command.note : null;
      const isFirst = note === null || !seen.has(note);
      if (note !== null) seen.add(note);
      return isFirst && !entry.refusal;
    });
  }

  /** Follows the other tabs of this phone; returns how to stop. */
  followOtherTabs(changed: () => void): () => void {
    return this.#store.onOtherTab(this.#beginning, () => {
      this.reload();
      changed();
    });
  }
}
