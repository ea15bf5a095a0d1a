// Texts that outlive the page: localStorage, which is written before the click that asked for it has ended.
// A phone can lock the next millisecond, so nothing here waits. Where there is no storage, memory has to do, and we say so.

const PREFIX = 'moteplass/';

/** The part of the browser's Storage that is used here; a test passes its own. */
export type RawStorage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A keyed store of JSON values. */
export class Store {
  /** False once something could only be kept in memory: it would be lost if the page were closed. */
  durable = $state(true);
  #raw: RawStorage | null;
  #memory = new Map<string, string>();

  constructor(raw: RawStorage | null = browserStorage()) {
    this.#raw = raw;
  }

  get<T>(key: string): T | null {
    const text = this.#memory.get(key) ?? this.#read(key);
    try {
      return text === null ? null : (JSON.parse(text) as T);
    } catch {
      return null; // not ours, or cut off: as good as nothing
    }
  }

  set(key: string, value: unknown): void {
    const text = JSON.stringify(value);
    try {
      if (!this.#raw) throw new Error('no storage');
      this.#raw.setItem(PREFIX + key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text);
      this.durable = false;
    }
  }

  remove(key: string): void {
    this.#memory.delete(key);
    try {
      this.#raw?.removeItem(PREFIX + key);
    } catch {
      // Nothing could be stored there either.
    }
  }

  /** The keys that begin so, in no order. */
  keys(beginning: string): string[] {
    const keys = new Set([...this.#memory.keys()].filter((key) => key.startsWith(beginning)));
    try {
      for (let at = 0; at < (this.#raw?.length ?? 0); at++) {
        const key = this.#raw?.key(at) ?? '';
        if (key.startsWith(PREFIX + beginning)) keys.add(key.slice(PREFIX.length));
      }
    } catch {
      // Storage is off: memory is all there is.
    }
    return [...keys];
  }

  /** Calls back when another tab changed a key that begins so. */
  onOtherTab(beginning: string, changed: () => void): () => void {
    const listener = (event: StorageEvent) => {
      if (event.key === null || event.key.startsWith(PREFIX + beginning)) changed();
    };
    addEventListener('storage', listener);
    return () => removeEventListener('storage', listener);
  }

  #read(key: string): string | null {
    try {
      return this.#raw?.getItem(PREFIX + key) ?? null;
    } catch {
      return null;
    }
  }
}

/** What the whole page keeps. */
export const store = new Store();

function browserStorage(): RawStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // the browser forbids it, and says so by throwing
  }
}
