// Short messages at the foot of the screen, read aloud and gone after a while.

export interface Toast {
  id: number;
  text: string;
  kind: 'info' | 'danger';
  /** A button in the message, such as «Angre». */
  action?: { label: string; run: () => void };
  /** What it is about: a newer message about the same takes its place. */
  about?: string;
}

/** Long enough to read twice; a message with a button stays longer. */
const SHOWN_MS = 6_000;
const SHOWN_WITH_ACTION_MS = 12_000;

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #last = 0;

  say(text: string, options: Partial<Pick<Toast, 'kind' | 'action' | 'about'>> = {}): void {
    const toast: Toast = { id: ++this.#last, text, kind: 'info', ...options };
    // The same words twice are one message.
    const standing = this.list.filter((other) => other.text !== text && (!toast.about || other.about !== toast.about));
    this.list = [...standing, toast];
    setTimeout(() => this.dismiss(toast.id), toast.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
