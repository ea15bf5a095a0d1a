// The fold: how a workshop stands after what the server has said so far. It decides nothing; it is what the screens show.
import type {
  CloudPicture, CloudSettings, Counts, Desk, DocumentOptions, Event, Form, Group, GroupId, NoteId, Part, ParticipantId, PartText,
  Person, Phase, ProposalPicture, QuestionId, Recorded, Revision, ServerMessage, Settings, Standing, Welcome, WordDecision,
} from '../protocol/messages';
import { Board } from './board.svelte';
import { Table } from './table.svelte';

/** Spørsmål: what is asked of the groups. */
export interface Question {
  id: QuestionId;
  title: string;
  lead: string;
  form: Form;
  minutes: number;
  phase: Phase;
}

/** Innspill: one thing one group wanted said, in its own words. */
export interface Note {
  id: NoteId;
  question: QuestionId;
  group: GroupId;
  author: ParticipantId | null;
  text: string;
  writtenAt: number;
  correctedAt: number | null;
  standing: Standing;
  supporters: ReadonlySet<ParticipantId>;
}

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
  by: Recorded['by'];
  at: number;
}

const NO_SETTINGS: Settings = { title: '', place: '', date: null, organiser: '', recipients: [], contact: '', language: 'nb' };
const NO_CLOUD: Cloud = { settings: { counting: 'participants', lone_words: false }, decisions: [] };
const USUAL_DOCUMENT: DocumentOptions = {
  participants: 'consenting', group_names: false, group_count: false, order_by_weight: false,
  annex_merged: false, annex_received: false, account: true,
};

export class Workshop {
  /** What the server said when we came; null before that. */
  welcome = $state.raw<Welcome | null>(null);
  settings = $state.raw<Settings>(NO_SETTINGS);
  /** In the order they are asked. */
  questions = $state.raw<readonly Question[]>([]);
  groups = $state.raw<readonly Group[]>([]);
  document = $state.raw<DocumentOptions>(USUAL_DOCUMENT);
  wallBlank = $state(false);
  counts = $state.raw<Counts | null>(null);
  desks = $state.raw<readonly Desk[]>([]);
  /** How far we have come, to say so when the line is back. */
  revision: Revision = 0;

  #notes = new Table<NoteId, Note>();
  #participants = new Table<ParticipantId, Participant>();
  #boards = new Table<QuestionId, Board>();
  #clouds = new Table<QuestionId, Cloud>();
  #parts = new Table<Part, WrittenPart>();
  #pictures = new Table<QuestionId, CloudPicture>();
  #proposals = new Table<QuestionId, ProposalPicture>();
  /** Set when what we have belongs to another log; it stays on the screen until the new one begins to come. */
  #anew = false;
  /** Outlines of words, which the server sends once. */
  #outlines = new Map<string, string>();

  /** The question that is open now, if one is. */
  openQuestion = $derived(this.questions.find((question) => question.phase.type === 'open') ?? null);
  /** The notes of each question, in the order they were received. */
  #notesByQuestion = $derived.by(() => {
    const byQuestion = new Map<QuestionId, Note[]>();
    for (const note of this.#notes.rows.values()) {
      const notes = byQuestion.get(note.question);
      if (notes) notes.push(note);
      else byQuestion.set(note.question, [note]);
    }
    return byQuestion;
  });

  get notes(): ReadonlyMap<NoteId, Note> {
    return this.#notes.rows;
  }
  get participants(): ReadonlyMap<ParticipantId, Participant> {
    return this.#participants.rows;
  }
  get parts(): ReadonlyMap<Part, WrittenPart> {
    return this.#parts.rows;
  }

  notesOf(question: QuestionId): readonly Note[] {
    return this.#notesByQuestion.get(question) ?? [];
  }
  question(id: QuestionId): Question | undefined {
    return this.questions.find((question) => question.id === id);
  }
  group(id: GroupId): Group | undefined {
    return this.groups.find((group) => group.id === id);
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

  /** Takes in what the server said. Answers to commands are for whoever asked, and are left alone here. */
  receive(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.welcome = message;
        if (message.reset) this.revision = 0;
        this.#anew = message.reset || this.#anew;
        break;
      case 'events':
        if (this.#anew) this.#forget();
        this.#anew = false;
        for (const recorded of message.events) this.#apply(recorded);
        this.revision = message.head;
        break;
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
      case 'accepted':
      case 'refused':
      case 'busy':
      case 'fault':
      case 'denied':
      case 'pong':
        return;
      default:
        message satisfies never;
    }
    this.#show();
  }

  #forget(): void {
    this.settings = NO_SETTINGS;
    this.questions = [];
    this.groups = [];
    this.document = USUAL_DOCUMENT;
    this.wallBlank = false;
    this.counts = null;
    for (const table of this.#tables()) table.clear();
  }

  #show(): void {
    for (const table of this.#tables()) table.show();
    for (const board of this.#boards.rows.values()) board.show();
  }

  #tables(): Table<never, unknown>[] {
    const tables = [this.#notes, this.#participants, this.#boards, this.#clouds, this.#parts, this.#pictures, this.#proposals];
    return tables as unknown as Table<never, unknown>[];
  }

  /** Makes one event true. The server may repeat what we have, so everything here can be done twice. */
  #apply(recorded: Recorded): void {
    const event = recorded.event;
    switch (event.type) {
      case 'described':
        this.settings = event.settings;
        break;
      case 'question_added':
        this.#addQuestion(event);
        break;
      case 'question_changed': {
        const { title, lead, form, minutes } = event;
        this.#changeQuestion(event.question, { title, lead, form, minutes });
        break;
      }
      case 'question_removed':
        this.questions = this.questions.filter((question) => question.id !== event.question);
        break;
      case 'question_moved':
        this.questions = moved(this.questions, event.question, event.before);
        break;
      case 'question_opened': {
        const closed: Phase = { type: 'closed' };
        this.questions = this.questions.map((question) => (question.phase.type === 'open' ? { ...question, phase: closed } : question));
        this.#changeQuestion(event.question, { phase: { type: 'open', ends_at: event.ends_at } });
        break;
      }
      case 'question_closed':
        this.#changeQuestion(event.question, { phase: { type: 'closed' } });
        break;
      case 'end_moved':
        this.#changeQuestion(event.question, { phase: { type: 'open', ends_at: event.ends_at } });
        break;
      case 'group_added':
        this.groups = [...this.groups.filter((group) => group.id !== event.group.id), event.group];
        break;
      case 'group_renamed':
        this.groups = this.groups.map((group) => (group.id === event.group ? { ...group, name: event.name } : group));
        break;
      case 'group_removed':
        this.groups = this.groups.filter((group) => group.id !== event.group);
        break;
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
      case 'note_written':
        this.#addNote(event, recorded.at);
        break;
      case 'note_corrected':
        this.#changeNote(event.note, { text: event.text, correctedAt: recorded.at });
        break;
      case 'note_withdrawn':
        this.#changeNote(event.note, { standing: 'withdrawn' });
        break;
      case 'note_held':
        this.#changeNote(event.note, { standing: 'held' });
        break;
      case 'note_released':
        this.#changeNote(event.note, { standing: 'received' });
        break;
      case 'note_erased':
        this.#changeNote(event.note, { standing: 'erased', text: '', author: null, supporters: new Set() });
        break;
      case 'note_supported':
        this.#notes.change(event.note, (note) => ({ ...note, supporters: withOrWithout(note.supporters, event.participant, event.agree) }));
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
        board.apply({ revision: recorded.revision, by: recorded.by, at: recorded.at, deed, changes, undoes });
        break;
      }
      case 'part_written':
        this.#parts.set(event.part, { ...event.text, by: recorded.by, at: recorded.at });
        break;
      case 'document_set':
        this.document = event.options;
        break;
      default:
        event satisfies never;
    }
  }

  #addQuestion(event: Extract<Event, { type: 'question_added' }>): void {
    if (this.question(event.question)) return;
    const { question: id, title, lead, form, minutes } = event;
    this.questions = [...this.questions, { id, title, lead, form, minutes, phase: { type: 'waiting' } }];
  }

  #changeQuestion(id: QuestionId, change: Partial<Question>): void {
    this.questions = this.questions.map((question) => (question.id === id ? { ...question, ...change } : question));
  }

  #addNote(event: Extract<Event, { type: 'note_written' }>, at: number): void {
    if (this.#notes.get(event.note)) return;
    const { note: id, question, group, author, text } = event;
    const fresh = { writtenAt: at, correctedAt: null, standing: 'received' as const, supporters: new Set<ParticipantId>() };
    this.#notes.set(id, { id, question, group, author, text, ...fresh });
  }

  #changeNote(id: NoteId, change: Partial<Note>): void {
    this.#notes.change(id, (note) => ({ ...note, ...change }));
  }
}

const NO_BOARD = new Board();

function moved(questions: readonly Question[], id: QuestionId, before: QuestionId | null): Question[] {
  const question = questions.find((question) => question.id === id);
  const others = questions.filter((question) => question.id !== id);
  if (!question) return others;
  const to = others.findIndex((question) => question.id === before);
  return others.toSpliced(to < 0 ? others.length : to, 0, question);
}

function withOrWithout<T>(set: ReadonlySet<T>, member: T, is: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (is) next.add(member);
  else next.delete(member);
  return next;
}
