// Text that is being written. A draft belongs to one workshop, one group and one question, and never turns up elsewhere.
import type { GroupId, QuestionId } from '../protocol/messages';
import type { Store } from './storage.svelte';

export class Drafts {
  readonly #store: Store;
  readonly #workshop: string;
  /** Moves with every change, so that screens read again. */
  #changes = $state(0);

  constructor(workshop: string, store: Store) {
    this.#store = store;
    this.#workshop = workshop;
  }

  read(group: GroupId, question: QuestionId): string {
    void this.#changes;
    return this.#store.get<string>(this.#key(group, question)) ?? '';
  }

  write(group: GroupId, question: QuestionId, text: string): void {
    const key = this.#key(group, question);
    if (text.trim() === '') this.#store.remove(key);
    else this.#store.set(key, text);
    this.#changes++;
  }

  #key(group: GroupId, question: QuestionId): string {
    return `draft/${this.#workshop}/${group}/${question}`;
  }
}
