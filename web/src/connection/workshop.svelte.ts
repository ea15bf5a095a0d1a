// The fold: how a workshop stands after what the server has said so far. It decides nothing; it is what the screens show.
// What only staff are told is folded by `whole.svelte.ts`, so that phones need not fetch it.
import type {
  Event, Form, Group, GroupId, NoteId, ParticipantId, Phase, QuestionId, Recorded, Revision, ServerMessage, Settings, Standing, Welcome,
} from '../protocol/messages';
import { Table, type AnyTable } from './table.svelte';

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

/** What only staff are told. */
export type StaffMessage = Extract<ServerMessage, { type: 'counts' | 'cloud' | 'proposal' | 'presence' }>;
export type StaffEvent = Extract<
  Event,
  {
    type:
      | 'participant_joined' | 'group_changed' | 'person_given' | 'wall_blanked' | 'cloud_set' | 'word_decided' | 'board_changed' | 'part_written'
      | 'document_set' | 'attachment_added' | 'attachment_described' | 'attachment_moved' | 'attachment_removed';
  }
>;

const NO_SETTINGS: Settings = { title: '', place: '', date: null, organiser: '', recipients: [], contact: '', language: 'nb' };

export class Workshop {
  /** What the server said when we came; null before that. */
  welcome = $state.raw<Welcome | null>(null);
  settings = $state.raw<Settings>(NO_SETTINGS);
  /** In the order they are asked. */
  questions = $state.raw<readonly Question[]>([]);
  groups = $state.raw<readonly Group[]>([]);
  /** The question that was opened last. */
  lastOpened = $state<QuestionId | null>(null);
  /** How far we have come, to say so when the line is back. */
  revision: Revision = 0;
  /** Whether all that had happened when we first came is here: before that there is nothing worth drawing. */
  arrived = $state(false);

  #notes = new Table<NoteId, Note>();
  /** Set when what we have belongs to another log; it stays on the screen until the new one begins to come. */
  #anew = false;

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

  notesOf(question: QuestionId): readonly Note[] {
    return this.#notesByQuestion.get(question) ?? [];
  }
  question(id: QuestionId): Question | undefined {
    return this.questions.find((question) => question.id === id);
  }
  group(id: GroupId): Group | undefined {
    return this.groups.find((group) => group.id === id);
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
        if (this.#anew) this.forget();
        this.#anew = false;
        for (const recorded of message.events) this.#apply(recorded);
        this.revision = message.head;
        // More of what we have missed is on its way: thousands of notes are drawn once, not once for each message.
        if (message.head < (this.welcome?.head ?? 0)) return;
        this.arrived = true;
        break;
      case 'accepted':
      case 'refused':
      case 'busy':
      case 'fault':
      case 'denied':
      case 'pong':
        return;
      default:
        this.receiveAsStaff(message);
    }
    this.show();
  }

  /** Takes in what only staff are told. */
  protected receiveAsStaff(_message: StaffMessage): void {}

  /** Makes true an event that only staff are told of. */
  protected applyAsStaff(_event: StaffEvent, _recorded: Recorded): void {}

  protected tables(): AnyTable[] {
    return [this.#notes];
  }

  /** Makes what a message has changed visible at once. */
  protected show(): void {
    for (const table of this.tables()) table.show();
  }

  protected forget(): void {
    this.settings = NO_SETTINGS;
    this.questions = [];
    this.groups = [];
    this.lastOpened = null;
    for (const table of this.tables()) table.clear();
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
        this.lastOpened = event.question;
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
      default:
        this.applyAsStaff(event, recorded);
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

/** The rows with one of them put before another, or last. */
export function moved<Row extends { id: number }>(rows: readonly Row[], id: number, before: number | null): Row[] {
  const row = rows.find((row) => row.id === id);
  const others = rows.filter((row) => row.id !== id);
  if (!row) return others;
  const to = others.findIndex((row) => row.id === before);
  return others.toSpliced(to < 0 ? others.length : to, 0, row);
}

function withOrWithout<T>(set: ReadonlySet<T>, member: T, is: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (is) next.add(member);
  else next.delete(member);
  return next;
}
