// One browser's way into one workshop: the line, the fold of what comes, and what is still to be answered.
import {
  PROTOCOL_VERSION, type Access, type ClientMessage, type Command, type Denial, type GroupId, type Hand, type QuestionId,
  type Refusal, type Revision, type ServerMessage, type Spot,
} from '../protocol/messages';
import { Clock } from './clock.svelte';
import { uuid7 } from './ids';
import { Outbox } from './outbox.svelte';
import { Socket, type LineState } from './socket';
import { store, type Store } from './storage.svelte';
import type { WholeWorkshop } from './whole.svelte';
import type { Workshop } from './workshop.svelte';

/** What became of a command. `lost`: the line broke before the answer, so nobody knows. */
export type Answer =
  | { is: 'accepted'; revision: Revision }
  | { is: 'refused'; refusal: Refusal }
  | { is: 'busy'; wait_ms: number }
  | { is: 'fault'; request: string }
  | { is: 'lost' };

/** How long to wait before asking again what the server was too busy for; spread, so that a crowd does not return as one. */
const BUSY_WAIT_MIN_MS = 500;
const BUSY_WAIT_MAX_MS = 3_000;

export interface ConnectionOptions<W extends Workshop> {
  /** Empty; what is said is folded into it. */
  fold: W;
  access: Access;
  /** Staff only. */
  hand?: Hand | null;
  /** The outbox's workshop; a phone's join code. */
  workshop: string;
  store?: Store;
  /** Told when the server says no to something that had waited in the outbox. */
  onRefused?: (refusal: Refusal) => void;
}

/** Staff see the whole workshop, phones their part of it. */
export class Connection<W extends Workshop = WholeWorkshop> {
  readonly workshop: W;
  readonly clock = new Clock();
  readonly outbox: Outbox;
  line = $state.raw<LineState>('connecting');
  /** Set when the door is shut. */
  denial = $state.raw<Denial | null>(null);
  /** The server speaks a newer protocol: the page should be loaded again when nothing waits. */
  outdated = $state(false);

  readonly #options: ConnectionOptions<W>;
  readonly #socket: Socket;
  #epoch: string | null = null;
  /** True from `welcome` until the line is lost: only then is anything sent. */
  #greeted = false;
  #inFlight = new Set<string>();
  #asked = new Map<string, (answer: Answer) => void>();
  #looking: { question: QuestionId | null; at: Spot | null } | null = null;
  #stopFollowing: () => void;

  constructor(options: ConnectionOptions<W>) {
    this.#options = options;
    this.workshop = options.fold;
    this.outbox = new Outbox(options.workshop, options.store ?? store);
    this.#stopFollowing = this.outbox.followOtherTabs(() => this.#flush());
    const ping: ClientMessage = { type: 'ping' };
    this.#socket = new Socket({
      // Desks send long messages: a summary, a step on a board of thousands of notes.
      url: `${location.origin.replace(/^http/, 'ws')}${options.access.type === 'key' ? '/ws/desk' : '/ws'}`,
      greeting: () => this.#hello(),
      ping,
      onMessage: (message) => this.#receive(message as ServerMessage),
      onState: (state) => this.#lineIs(state),
    });
  }

  /** Asks now or not at all; for what makes no sense to do later. */
  ask(command: Command): Promise<Answer> {
    if (!this.#greeted) return Promise.resolve({ is: 'lost' });
    const mark = uuid7();
    this.#send({ type: 'ask', mark, command });
    return new Promise((resolve) => this.#asked.set(mark, resolve));
  }

  /** Asks for as long as it takes: kept on this device until the server has answered. */
  askUntilAnswered(command: Command, group: GroupId | null): void {
    this.outbox.put(command.type === 'write_note' ? command.note : uuid7(), command, group);
    this.#flush();
  }

  /** Tells colleagues which question is before us, and where on its board we work. */
  look(question: QuestionId | null, at: Spot | null = null): void {
    this.#looking = { question, at };
    if (this.#greeted) this.#send({ type: 'look', question, ...(at && { at }) });
  }

  close(): void {
    this.#stopFollowing();
    this.clock.stop();
    this.#socket.close();
  }

  #hello(): ClientMessage {
    const { access, hand } = this.#options;
    return { type: 'hello', access, epoch: this.#epoch, after: this.workshop.revision, hand: hand ?? null };
  }

  #receive(message: ServerMessage): void {
    this.workshop.receive(message);
    switch (message.type) {
      case 'welcome':
        this.#epoch = message.epoch;
        this.#greeted = true;
        this.denial = null;
        this.outdated = message.version !== PROTOCOL_VERSION;
        this.clock.hear(message.now);
        if (this.#looking) this.look(this.#looking.question, this.#looking.at);
        return this.#flush();
      case 'events':
        // What we wrote has come back: it was received, though the answer was lost on the way.
        for (const { event } of message.events) if (event.type === 'note_written') this.outbox.remove(event.note);
        return this.#flush();
      case 'accepted':
        return this.#answer(message.mark, { is: 'accepted', revision: message.revision });
      case 'refused':
        return this.#answer(message.mark, { is: 'refused', refusal: message.refusal });
      case 'busy':
        return this.#answer(message.mark, { is: 'busy', wait_ms: message.wait_ms });
      case 'fault':
        return this.#answer(message.mark, { is: 'fault', request: message.request });
      case 'denied':
        this.denial = message.reason;
        // A door that may open later is tried again; the others stay shut until the page is opened anew.
        if (message.reason === 'unknown' || message.reason === 'malformed') this.close();
        return;
      case 'pong':
        return this.clock.hear(message.now);
      case 'counts':
      case 'cloud':
      case 'proposal':
      case 'presence':
        return;
      default:
        message satisfies never;
    }
  }

  #answer(mark: string, answer: Answer): void {
    const asker = this.#asked.get(mark);
    this.#asked.delete(mark);
    asker?.(answer);
    if (!this.#inFlight.delete(mark)) return;
    switch (answer.is) {
      case 'accepted':
        this.outbox.remove(mark);
        break;
      case 'refused':
        this.outbox.refuse(mark, answer.refusal);
        this.#options.onRefused?.(answer.refusal);
        break;
      case 'busy':
      case 'fault': {
        const least_ms = answer.is === 'busy' ? Math.max(answer.wait_ms, BUSY_WAIT_MIN_MS) : BUSY_WAIT_MIN_MS;
        const wait_ms = least_ms + Math.random() * (BUSY_WAIT_MAX_MS - BUSY_WAIT_MIN_MS);
        setTimeout(() => this.#flush(), wait_ms);
        return;
      }
      case 'lost':
        return;
      default:
        answer satisfies never;
    }
    this.#flush();
  }

  /** Sends what waits and is not already on its way. */
  #flush(): void {
    if (!this.#greeted) return;
    for (const { mark, command } of this.outbox.ready()) {
      if (this.#inFlight.has(mark)) continue;
      this.#inFlight.add(mark);
      this.#send({ type: 'ask', mark, command });
    }
  }

  #lineIs(state: LineState): void {
    this.line = state;
    if (state !== 'lost') return;
    this.#greeted = false;
    this.#inFlight.clear();
    for (const asker of this.#asked.values()) asker({ is: 'lost' });
    this.#asked.clear();
  }

  #send(message: ClientMessage): void {
    this.#socket.send(message);
  }
}
