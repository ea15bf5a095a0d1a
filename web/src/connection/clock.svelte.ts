// The server's clock, as this browser knows it. Phones' own clocks are wrong by minutes; the room ends together.

/** Ticks once a second while someone looks at `now`. */
export class Clock {
  #now = $state(Date.now());
  /** Server time minus the browser's time since the page began; null until the server has said the time. */
  #offset_ms: number | null = null;
  #ticking: ReturnType<typeof setInterval>;

  constructor() {
    this.#ticking = setInterval(() => this.#tick(), 1_000);
  }

  /** Now, by the server's clock, in milliseconds; moves each second. */
  get now(): number {
    return this.#now;
  }

  /** Takes the server's word. `performance.now` stands still in no one's hands, as a wall clock does. */
  hear(server_ms: number, here_ms: number = performance.now()): void {
    this.#offset_ms = server_ms - here_ms;
    this.#tick();
  }

  stop(): void {
    clearInterval(this.#ticking);
  }

  #tick(): void {
    this.#now = this.#offset_ms === null ? Date.now() : this.#offset_ms + performance.now();
  }
}

/** How long until a moment, as minutes and seconds that never go below zero. */
export function timeLeft(ends_at_ms: number, now_ms: number): { minutes: number; seconds: number; over: boolean } {
  const seconds = Math.max(0, Math.ceil((ends_at_ms - now_ms) / 1_000));
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60, over: seconds === 0 };
}
