// The facilitator's hands: every command from the desk, and what is said when it is done or refused.
import type { Connection } from '../connection/connection.svelte';
import type { Command, GroupId, NoteId, QuestionId } from '../protocol/messages';
import { toasts } from '../ui/toasts.svelte';
import { deskWords } from '../words/desk';
import { sentence } from '../words/refusals';

export class Leading {
  readonly connection: Connection;
  words = $derived(deskWords());

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get workshop() {
    return this.connection.workshop;
  }

  /** Asks, and says what came of it; whether it was done. */
  async ask(command: Command, said?: string): Promise<boolean> {
    const answer = await this.connection.ask(command);
    const why = sentence(answer);
    if (why !== null) toasts.say(why, { kind: 'danger' });
    else if (said !== undefined) toasts.say(said);
    return why === null;
  }

  /** The number that a question has on every screen. */
  numberOf(question: QuestionId): number {
    return this.workshop.questions.findIndex(({ id }) => id === question) + 1;
  }

  groupName(group: GroupId): string {
    return this.workshop.group(group)?.name ?? '';
  }

  open(question: QuestionId, minutes: number): Promise<boolean> {
    return this.ask({ type: 'open_question', question, minutes: minutes || null }, this.words.questions.opened(this.numberOf(question)));
  }

  close(question: QuestionId): Promise<boolean> {
    return this.ask({ type: 'close_question', question }, this.words.questions.closed(this.numberOf(question)));
  }

  extend(question: QuestionId, minutes: number): Promise<boolean> {
    return this.ask({ type: 'extend_time', question, minutes }, this.words.questions.extended(minutes));
  }

  blank(blank: boolean): Promise<boolean> {
    return this.ask({ type: 'blank_wall', blank });
  }

  hold(note: NoteId): Promise<boolean> {
    return this.ask({ type: 'hold_note', note }, this.words.stream.wasHeld);
  }

  release(note: NoteId): Promise<boolean> {
    return this.ask({ type: 'release_note', note }, this.words.stream.wasReleased);
  }
}
