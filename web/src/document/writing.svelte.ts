// The document while it is written: a draft for each text, and what the server makes of them all.
import { tick } from 'svelte';
import type { Connection } from '../connection/connection.svelte';
import type { Question } from '../connection/workshop.svelte';
import type { AttachmentId, Command, DocumentOptions, Part, QuestionId } from '../protocol/messages';
import { toasts } from '../ui/toasts.svelte';
import { documentWords } from '../words/document';
import { sentence } from '../words/refusals';
import { Draft } from './draft.svelte';
import { FileFault } from './files';

/** Frames to wait for the fold at most, after which the answer stands alone. */
const SEEN_FRAMES_MAX = 120;

export class Writing {
  readonly connection: Connection;
  readonly parts: Record<Part, Draft>;
  readonly #leads = new Map<QuestionId, Draft>();
  words = $derived(documentWords());

  constructor(connection: Connection) {
    this.connection = connection;
    const part = (part: Part): Draft => {
      const { heading, text } = this.workshop.parts.get(part) ?? { heading: '', text: '' };
      return new Draft({ heading, text }, (text) => this.#ask({ type: 'write_part', part, text }));
    };
    this.parts = {
      introduction: part('introduction'), summary: part('summary'), attachments: part('attachments'),
      contact: part('contact'), greeting: part('greeting'),
    };
  }

  get workshop() {
    return this.connection.workshop;
  }

  /** The draft of the text under a question. */
  lead(question: Question): Draft {
    const known = this.#leads.get(question.id);
    if (known) return known;
    const save = ({ text: lead }: { text: string }): Promise<boolean> => {
      const { title, form, minutes } = this.workshop.question(question.id) ?? question;
      return this.#ask({ type: 'change_question', question: question.id, title, lead, form, minutes });
    };
    const draft = new Draft({ heading: '', text: question.lead }, save);
    this.#leads.set(question.id, draft);
    return draft;
  }

  get drafts(): Draft[] {
    return [...Object.values(this.parts), ...this.#leads.values()];
  }

  /** Tells every draft what the server has now. */
  hear(): void {
    for (const [part, draft] of Object.entries(this.parts)) {
      const written = this.workshop.parts.get(part as Part);
      if (written) draft.heard({ heading: written.heading, text: written.text });
    }
    for (const question of this.workshop.questions) this.#leads.get(question.id)?.heard({ heading: '', text: question.lead });
  }

  describe(attachment: AttachmentId, title: string, alt: string): void {
    void this.#ask({ type: 'describe_attachment', attachment, title, alt });
  }

  /** Puts a file one place up or down in the list. */
  move(attachment: AttachmentId, by: -1 | 1): void {
    const order = this.workshop.attachments.map((known) => known.id);
    const at = order.indexOf(attachment);
    const before = order[by < 0 ? at - 1 : at + 2] ?? null;
    void this.#ask({ type: 'move_attachment', attachment, before });
  }

  remove(attachment: AttachmentId): Promise<boolean> {
    return this.#ask({ type: 'remove_attachment', attachment });
  }

  set(change: Partial<DocumentOptions>): void {
    void this.#ask({ type: 'set_document', options: { ...this.workshop.document, ...change } });
  }

  /** Why a file was not made, as a sentence; a note without a place is named by its words. */
  why(fault: unknown): string {
    if (!(fault instanceof FileFault)) return this.words.files.unreachable;
    switch (fault.code) {
      case 'unaccounted': {
        const note = this.workshop.notes.get(/'([^']+)'/.exec(fault.detail)?.[1] ?? '');
        return note ? `${this.words.account.fails} ${this.words.files.note(note.text)}` : this.words.account.fails;
      }
      case 'busy':
      case 'too_many_tries':
        return this.words.files.busy;
      case 'not_found':
        return this.words.files.notMade;
      case 'refused':
        return fault.refusal ? (sentence({ is: 'refused', refusal: fault.refusal }) ?? '') : this.words.downloads.failed;
      default:
        return this.words.downloads.failed;
    }
  }

  async #ask(command: Command): Promise<boolean> {
    const answer = await this.connection.ask(command);
    if (answer.is === 'accepted') {
      for (let frame = 0; frame < SEEN_FRAMES_MAX && this.workshop.revision < answer.revision; frame++) {
        await new Promise((seen) => setTimeout(seen, 16));
      }
      await tick();
      return true;
    }
    // A lost line is shown beside the text and tried again; a refusal needs a sentence.
    if (answer.is !== 'lost') toasts.say(sentence(answer) ?? '', { kind: 'danger' });
    return false;
  }
}
