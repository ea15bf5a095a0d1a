// The whole fold, as staff and wall need it: what phones see, and what only staff are told.
import type {
  Attachment, By, CloudPicture, CloudSettings, Counts, Desk, DocumentOptions, GroupId, Part, ParticipantId, PartText, Person, ProposalPicture, QuestionId,
  Recorded, WordDecision,
} from '../protocol/messages';
import { Board } from './board.svelte';
import { Table, type AnyTable } from './table.svelte';
import { Workshop, moved, type StaffEvent, type StaffMessage } from './workshop.svelte';

/** Deltaker: someone in a group with a phone. */
export interface Participant {
  id: ParticipantId;
  group: GroupId;
  person: Person | null;
}

/** What people decided about one word cloud. */
export interface Cloud {
  settings: CloudSettings;
  decisions: readonly WordDecision[];
}

/** What was written last for one part of the document, and by whom. */
export interface WrittenPart extends PartText {
  by: By;
  at: number;
}

/** Who did it, where it was not told. */
const SOMEBODY: By = { role: 'participant' };
const NO_CLOUD: Cloud = { settings: { counting: 'participants', lone_words: false }, decisions: [] };
const USUAL_DOCUMENT: DocumentOptions = {
  participants: 'consenting', group_names: false, group_count: false, order_by_weight: false,
  annex_merged: false, annex_received: false, account: true,
};

export class WholeWorkshop extends Workshop {
  document = $state.raw<DocumentOptions>(USUAL_DOCUMENT);
  /** Files that follow the document, in the order they are listed. */
  attachments = $state.raw<readonly Attachment[]>([]);
  wallBlank = $state(false);
  counts = $state.raw<Counts | null>(null);
  desks = $state.raw<readonly Desk[]>([]);

  #participants = new Table<ParticipantId, Participant>();
  #boards = new Table<QuestionId, Board>();
  #clouds = new Table<QuestionId, Cloud>();
  #parts = new Table<Part, WrittenPart>();
  #pictures = new Table<QuestionId, CloudPicture>();
  #proposals = new Table<QuestionId, ProposalPicture>();
  /** Outlines of words, which the server sends once. */
  #outlines = new Map<string, string>();

  get participants(): ReadonlyMap<ParticipantId, Participant> {
    return this.#participants.rows;
  }
  get parts(): ReadonlyMap<Part, WrittenPart> {
    return this.#parts.rows;
  }

  /** The board of a question; an empty one until something stands on it. */
  board(question: QuestionId): Board {
    return this.#boards.rows.get(question) ?? NO_BOARD;
  }
  cloud(question: QuestionId): Cloud {
    return this.#clouds.rows.get(question) ?? NO_CLOUD;
  }
  /** The newest word cloud of a question. */
  picture(question: QuestionId): CloudPicture | undefined {
    return this.#pictures.rows.get(question);
  }
  /** The newest proposal for a question. */
  proposal(question: QuestionId): ProposalPicture | undefined {
    return this.#proposals.rows.get(question);
  }
  /** The outline of a word at size 1000, with its baseline at 0. */
  outline(word: string): string {
    return this.#outlines.get(word) ?? '';
  }

  protected override receiveAsStaff(message: StaffMessage): void {
    switch (message.type) {
      case 'counts':
        this.counts = message;
        break;
      case 'cloud':
        for (const word of message.words) if (word.outline !== undefined) this.#outlines.set(word.text, word.outline);
        this.#pictures.set(message.question, message);
        break;
      case 'proposal':
        this.#proposals.set(message.question, message);
        break;
      case 'presence':
        this.desks = message.desks;
        break;
      default:
        message satisfies never;
    }
  }

  protected override applyAsStaff(event: StaffEvent, recorded: Recorded): void {
    const by = recorded.by ?? SOMEBODY;
    switch (event.type) {
      case 'participant_joined':
        this.#participants.set(event.participant, { id: event.participant, group: event.group, person: null });
        break;
      case 'group_changed':
        this.#participants.change(event.participant, (participant) => ({ ...participant, group: event.group }));
        break;
      case 'person_given':
        this.#participants.change(event.participant, (participant) => ({ ...participant, person: event.person }));
        break;
      case 'wall_blanked':
        this.wallBlank = event.blank;
        break;
      case 'cloud_set':
        this.#clouds.set(event.question, { ...(this.#clouds.get(event.question) ?? NO_CLOUD), settings: event.settings });
        break;
      case 'word_decided': {
        const cloud = this.#clouds.get(event.question) ?? NO_CLOUD;
        this.#clouds.set(event.question, { ...cloud, decisions: [...cloud.decisions, event.decision] });
        break;
      }
      case 'board_changed': {
        const { deed, changes, undoes } = event;
        const board = this.#boards.ensure(event.question, () => new Board());
        board.apply({ revision: recorded.revision, by, at: recorded.at, deed, changes, undoes });
        break;
      }
      case 'part_written':
        this.#parts.set(event.part, { ...event.text, by, at: recorded.at });
        break;
      case 'document_set':
        this.document = event.options;
        break;
      case 'attachment_added':
        this.attachments = [...this.attachments.filter((known) => known.id !== event.attachment.id), event.attachment];
        break;
      case 'attachment_described': {
        const { title, alt } = event;
        this.attachments = this.attachments.map((known) => (known.id === event.attachment ? { ...known, title, alt } : known));
        break;
      }
      case 'attachment_moved':
        this.attachments = moved(this.attachments, event.attachment, event.before);
        break;
      case 'attachment_removed':
        this.attachments = this.attachments.filter((known) => known.id !== event.attachment);
        break;
      default:
        event satisfies never;
    }
  }

  protected override tables(): AnyTable[] {
    return [...super.tables(), this.#participants, this.#boards, this.#clouds, this.#parts, this.#pictures, this.#proposals];
  }

  protected override show(): void {
    super.show();
    for (const board of this.#boards.rows.values()) board.show();
  }

  protected override forget(): void {
    super.forget();
    this.document = USUAL_DOCUMENT;
    this.attachments = [];
    this.wallBlank = false;
    this.counts = null;
  }
}

const NO_BOARD = new Board();
