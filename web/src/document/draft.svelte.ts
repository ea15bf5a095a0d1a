// One text of the document while it is written: saved as one types, and put together with what a colleague writes.
import type { PartText } from '../protocol/messages';
import { mergeTexts } from './merging';

/** `waiting`: typed and not yet sent. `not_saved`: the server did not take it; it is kept here and can be sent again. */
export type SavingState = 'saved' | 'waiting' | 'saving' | 'not_saved';

/** A pause this long in the typing sends what is there. */
const SAVE_AFTER_MS = 600;

export class Draft {
  value = $state.raw<PartText>({ heading: '', text: '' });
  state = $state<SavingState>('saved');
  /** Whether anything has been written here since the page was opened; until then there is nothing to say about saving. */
  touched = $state(false);
  /** What a colleague wrote in the same place; until someone chooses, nothing is sent. */
  collision = $state.raw<PartText | null>(null);

  readonly #save: (value: PartText) => Promise<boolean>;
  /** What the server has, as far as we have heard. */
  #base: PartText;
  /** What is on its way. */
  #sent: PartText | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(initial: PartText, save: (value: PartText) => Promise<boolean>) {
    this.value = this.#base = initial;
    this.#save = save;
  }

  get unsaved(): boolean {
    return this.state !== 'saved' || this.collision !== null;
  }

  write(change: Partial<PartText>): void {
    this.value = { ...this.value, ...change };
    this.touched = true;
    this.state = 'waiting';
    clearTimeout(this.#timer);
    if (!this.collision) this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Sends what is not sent, now; one at a time, so that what comes back is never older than what was sent. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.collision || this.#sent) return;
    if (same(this.value, this.#base)) {
      this.state = 'saved';
      return;
    }
    this.#sent = this.value;
    this.state = 'saving';
    const saved = await this.#save(this.#sent);
    const sent = this.#sent;
    this.#sent = null;
    if (!saved) {
      this.state = 'not_saved';
    } else {
      this.#base = sent;
      if (same(this.value, sent)) this.state = 'saved';
      else this.write({});
    }
  }

  /** Takes in what the server has now, whoever wrote it. */
  heard(theirs: PartText): void {
    if (same(theirs, this.#base) || (this.#sent && same(theirs, this.#sent))) return;
    const text = mergeTexts(this.#base.text, this.value.text, theirs.text);
    const heading = mergeTexts(this.#base.heading, this.value.heading, theirs.heading);
    this.#base = theirs;
    if (text === null || heading === null) {
      clearTimeout(this.#timer);
      this.collision = theirs;
      return;
    }
    const merged = { heading, text };
    if (same(merged, theirs)) {
      this.value = theirs;
      if (!this.#sent) this.state = 'saved';
    } else {
      this.write(merged);
    }
  }

  /** Ends a collision: mine, theirs, or one after the other. */
  settle(how: 'mine' | 'theirs' | 'both'): void {
    const theirs = this.collision;
    if (!theirs) return;
    this.collision = null;
    const { heading, text } = this.value;
    if (how === 'mine') this.write({});
    else if (how === 'theirs') this.write(theirs);
    else this.write({ heading: heading || theirs.heading, text: `${theirs.text}\n\n${text}` });
    void this.flush();
  }
}

/** The server may trim blanks at the ends; that is no one's change. */
function same(one: PartText, other: PartText): boolean {
  return one.text.trim() === other.text.trim() && one.heading.trim() === other.heading.trim();
}
