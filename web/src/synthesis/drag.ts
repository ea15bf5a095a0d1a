// Dragging of cards between lists with mouse, pen and finger by one road: Pointer Events.
//
// Dragging is the extra; «Flytt til …» and Alt with the arrow keys are the main roads (WCAG 2.2, 2.5.7).
// Lists carry `data-list`, cards `data-card`, the handle of a card `data-grip`, a pane that scrolls `data-scroll`.

/** Where a card is let go: in a list, before a card or last. */
export interface Drop {
  list: string;
  before: string | null;
}

export interface DragOptions {
  /** A card is lifted; how many come along, for the picture under the pointer. */
  onLift(card: string): number;
  /** Each time that the place under the pointer changes; null outside all lists and at the end. */
  onOver(drop: Drop | null): void;
  onDrop(card: string, drop: Drop): void;
  /** The card is no longer lifted, dropped or not. */
  onEnd(): void;
}

/** So far a finger moves without meaning to drag. */
const STARTS_AFTER_PX = 6;
/** This near the edge of a pane it begins to scroll. */
const EDGE_PX = 56;
const SCROLL_STEP_PX = 14;

/** An attachment for what holds all lists: `{@attach dragging({ … })}`. One for the board, however many cards there are. */
export function dragging(options: DragOptions) {
  return (root: HTMLElement): (() => void) => {
    const drag = new Drag(options);
    root.addEventListener('pointerdown', drag.begin);
    root.addEventListener('pointermove', drag.move);
    root.addEventListener('pointerup', drag.letGo);
    root.addEventListener('pointercancel', drag.stop);
    return () => {
      drag.stop();
      root.removeEventListener('pointerdown', drag.begin);
      root.removeEventListener('pointermove', drag.move);
      root.removeEventListener('pointerup', drag.letGo);
      root.removeEventListener('pointercancel', drag.stop);
    };
  };
}

/** One pointer from down to up. */
class Drag {
  readonly #options: DragOptions;
  #card: HTMLElement | null = null;
  #grip = { x: 0, y: 0, inCardX: 0, inCardY: 0 };
  #picture: HTMLElement | null = null;
  #drop: Drop | null = null;
  #x = 0;
  #y = 0;
  #frame = 0;

  constructor(options: DragOptions) {
    this.#options = options;
  }

  begin = (event: PointerEvent): void => {
    const grip = (event.target as Element).closest<HTMLElement>('[data-grip]');
    const card = grip?.closest<HTMLElement>('[data-card]');
    if (event.button !== 0 || !event.isPrimary || !grip || !card) return;
    const at = card.getBoundingClientRect();
    this.#card = card;
    this.#grip = { x: event.clientX, y: event.clientY, inCardX: event.clientX - at.left, inCardY: event.clientY - at.top };
    grip.setPointerCapture(event.pointerId);
  };

  move = (event: PointerEvent): void => {
    if (!this.#card) return;
    this.#x = event.clientX;
    this.#y = event.clientY;
    if (!this.#picture) {
      if (Math.hypot(this.#x - this.#grip.x, this.#y - this.#grip.y) < STARTS_AFTER_PX) return;
      this.#picture = this.#lift(this.#card);
    }
    this.#frame ||= requestAnimationFrame(this.#follow);
  };

  letGo = (): void => {
    if (this.#frame) this.#follow();
    const card = this.#card?.dataset.card;
    const drop = this.#picture ? this.#drop : null;
    this.stop();
    if (card && drop) this.#options.onDrop(card, drop);
  };

  stop = (): void => {
    cancelAnimationFrame(this.#frame);
    removeEventListener('keydown', this.#escape, true);
    if (this.#picture) {
      this.#picture.remove();
      this.#options.onOver(null);
      this.#options.onEnd();
      // The click that ends a drag is not a click on the handle.
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, true), 0);
    }
    this.#card = this.#picture = this.#drop = null;
    this.#frame = 0;
  };

  /** A picture of the card, to follow the pointer. */
  #lift(card: HTMLElement): HTMLElement {
    const picture = card.cloneNode(true) as HTMLElement;
    picture.removeAttribute('data-card');
    picture.setAttribute('aria-hidden', 'true');
    picture.inert = true;
    picture.dataset.lifted = String(this.#options.onLift(card.dataset.card ?? ''));
    picture.style.width = `${card.offsetWidth}px`;
    document.body.append(picture);
    addEventListener('keydown', this.#escape, true);
    return picture;
  }

  #follow = (): void => {
    this.#frame = 0;
    if (!this.#picture || !this.#card) return;
    this.#picture.style.transform = `translate(${this.#x - this.#grip.inCardX}px, ${this.#y - this.#grip.inCardY}px)`;
    const drop = dropAt(this.#x, this.#y, this.#card);
    if (drop?.list !== this.#drop?.list || drop?.before !== this.#drop?.before) {
      this.#drop = drop;
      this.#options.onOver(drop);
    }
    if (scrollAt(this.#x, this.#y)) this.#frame = requestAnimationFrame(this.#follow);
  };

  #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.stop();
  };
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

/** The list under a point, and the first of its cards whose middle is below it. */
function dropAt(x: number, y: number, dragged: HTMLElement): Drop | null {
  const list = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-list]');
  if (!list?.dataset.list) return null;
  for (const card of list.querySelectorAll<HTMLElement>('[data-card]')) {
    const { top, height } = card.getBoundingClientRect();
    if (card !== dragged && y < top + height / 2) return { list: list.dataset.list, before: card.dataset.card ?? null };
  }
  return { list: list.dataset.list, before: null };
}

/** Scrolls the pane under a point, or the page on a narrow screen, when it is near the edge; whether it did. */
function scrollAt(x: number, y: number): boolean {
  const under = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-scroll]');
  const page = document.scrollingElement;
  const pane = under && under.scrollHeight > under.clientHeight ? under : page;
  if (!pane) return false;
  const { top, bottom } = pane === page ? { top: 0, bottom: innerHeight } : pane.getBoundingClientRect();
  const step = y < top + EDGE_PX ? -SCROLL_STEP_PX : y > bottom - EDGE_PX ? SCROLL_STEP_PX : 0;
  const was = pane.scrollTop;
  pane.scrollTop += step;
  return pane.scrollTop !== was;
}
