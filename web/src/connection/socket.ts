// A WebSocket that comes back by itself. It knows no workshop: it carries messages, and it says whether the line is alive.
//
// A phone that was locked has a socket that looks open and is dead, and it may never close. So `readyState` is not
// trusted: when the page is seen again we ask for a sign of life, and without one the line is dropped and made anew.

/** How the line is. `live` is said only after something was heard. */
export type LineState = 'connecting' | 'live' | 'lost';

export interface SocketOptions {
  url: string;
  /** The first message of every connection. */
  greeting(): unknown;
  /** What is sent to get a sign of life; whatever comes back will do. */
  ping: unknown;
  onMessage(message: unknown): void;
  onState(state: LineState): void;
}

/** A sign of life while the page is seen: well below the 30–60 s after which proxies cut a silent line. */
const PING_EVERY_MS = 20_000;
const ANSWER_WITHIN_MS = 5_000;
/** On waking, someone looks at the screen and waits. */
const WAKE_ANSWER_WITHIN_MS = 2_500;
/** A socket may stay connecting for ever. */
const CONNECT_WITHIN_MS = 8_000;
/** The close code of a server that restarts. */
const RESTARTING = 1012;
const WAIT_MIN_MS = 250;
const WAIT_MAX_MS = 8_000;
/**
 * After so many failures in a row a plain request asks whether anybody is there, before a socket is tried: Firefox lets
 * each socket that follows a failed one wait, up to a minute, also when the network has long been back.
 */
const ASKED_FIRST_FROM = 3;

export class Socket {
  readonly #options: SocketOptions;
  #socket: WebSocket | null = null;
  #tries = 0;
  /** The question that is on its way; null when there is none. */
  #asking: AbortController | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #pinging: ReturnType<typeof setInterval>;
  #closed = false;

  constructor(options: SocketOptions) {
    this.#options = options;
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('pageshow', this.#wake); // a page back from the browser's cache fires this alone
    addEventListener('online', this.#wake);
    addEventListener('offline', this.#lose);
    this.#pinging = setInterval(() => {
      if (this.#socket && document.visibilityState === 'visible') this.#probe(ANSWER_WITHIN_MS);
    }, PING_EVERY_MS);
    this.#open();
  }

  /** Sends if the line seems open; whoever needs an answer must wait for it. */
  send(message: unknown): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Hangs up for good. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#pinging);
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('pageshow', this.#wake);
    removeEventListener('online', this.#wake);
    removeEventListener('offline', this.#lose);
    this.#lose();
  }

  #open(): void {
    if (this.#closed || this.#socket) return;
    clearTimeout(this.#retry);
    this.#options.onState('connecting');
    if (this.#tries < ASKED_FIRST_FROM) this.#connect();
    else if (!this.#asking) void this.#ask();
  }

  async #ask(): Promise<void> {
    const asking = (this.#asking = new AbortController());
    const deadline = setTimeout(() => asking.abort(), CONNECT_WITHIN_MS);
    const answered = await fetch('/healthz', { cache: 'no-store', signal: asking.signal }).then(() => true, () => false);
    clearTimeout(deadline);
    if (this.#asking !== asking) return; // somebody woke the line meanwhile
    if (answered) this.#connect();
    else this.#drop(null);
  }

  #stopAsking(): void {
    const asking = this.#asking;
    this.#asking = null;
    asking?.abort();
  }

  #connect(): void {
    this.#stopAsking();
    const socket = new WebSocket(this.#options.url);
    this.#socket = socket;
    this.#expectSignOfLife(CONNECT_WITHIN_MS);
    socket.onopen = () => this.send(this.#options.greeting());
    socket.onclose = (event) => this.#hangUp(event);
    socket.onmessage = (event) => this.#receive(event);
  }

  #receive(event: MessageEvent): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    this.#tries = 0;
    this.#options.onState('live');
    this.#options.onMessage(JSON.parse(String(event.data)));
  }

  /** A server that restarts says how many milliseconds each of us shall wait, so that we do not come as one. */
  #hangUp(event: CloseEvent): void {
    const wait_ms = event.code === RESTARTING ? Number.parseInt(event.reason, 10) : NaN;
    this.#drop(Number.isNaN(wait_ms) ? null : wait_ms);
  }

  #probe(withinMs: number): void {
    this.send(this.#options.ping);
    this.#expectSignOfLife(withinMs);
  }

  #expectSignOfLife(withinMs: number): void {
    this.#deadline ??= setTimeout(this.#lose, withinMs);
  }

  #lose = (): void => this.#drop(null);

  #drop(wait_ms: number | null): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    const socket = this.#socket;
    this.#socket = null;
    this.#stopAsking();
    if (socket) {
      socket.onopen = socket.onclose = socket.onmessage = null;
      socket.close();
    }
    clearTimeout(this.#retry);
    this.#options.onState('lost');
    if (this.#closed) return;
    // Full jitter: fifty phones that lost the same wifi must not come back in the same instant.
    const jitter_ms = Math.random() * Math.min(WAIT_MAX_MS, WAIT_MIN_MS * 2 ** ++this.#tries);
    this.#retry = setTimeout(() => this.#open(), wait_ms ?? jitter_ms);
  }

  #wake = (): void => {
    if (document.visibilityState === 'hidden' || this.#closed) return;
    if (this.#socket) return this.#probe(WAKE_ANSWER_WITHIN_MS);
    this.#tries = 0;
    this.#open();
  };
}
