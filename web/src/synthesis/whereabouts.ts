// Who works where on the board: tells colleagues where our hands are, and marks where theirs are. Never stored; a mark is
// only seen, so that whoever listens to the page is not told of every move. The names in the top bar say it in words.
import { ownHand } from '../connection/hand';
import type { Desk, Spot } from '../protocol/messages';
import type { Arranging } from './arranging.svelte';
import { cardOf, nameOf } from './arranging.svelte';

/** Between one telling and the next: as often as a colleague's eye can follow, however fast the keys go. */
const TELL_MS = 300;

/** A colleague who has not said any initials. */
const NAMELESS = '?';

/** An attachment for what holds the board: what has the focus, or is pressed, is where we work. */
export function telling(arranging: Arranging) {
  return (root: HTMLElement): (() => void) => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let spot: Spot | null = null;
    const worked = (event: Event): void => {
      const at = spotOf(event.target as HTMLElement);
      if (!at) return;
      spot = at;
      waiting ??= setTimeout(() => {
        waiting = undefined;
        arranging.workAt(spot);
      }, TELL_MS);
    };
    const left = (): void => {
      if (document.visibilityState === 'hidden') arranging.workAt(null);
    };
    root.addEventListener('focusin', worked);
    root.addEventListener('pointerdown', worked);
    document.addEventListener('visibilitychange', left);
    return () => {
      clearTimeout(waiting);
      root.removeEventListener('focusin', worked);
      root.removeEventListener('pointerdown', worked);
      document.removeEventListener('visibilitychange', left);
    };
  };
}

/** An attachment for what holds the board: colleagues' initials on the card or theme that they work at. */
export function marking(arranging: Arranging) {
  return (root: HTMLElement): (() => void) => {
    // Cards come and go with these, and the marks with them.
    void [arranging.board, arranging.drawn, arranging.near.size];
    const here = new Map<HTMLElement, string[]>();
    for (const { hand, at } of colleaguesAt(arranging)) {
      const element = at && elementOf(arranging, root, at);
      if (element) here.set(element, [...(here.get(element) ?? []), hand.initials || NAMELESS]);
    }
    for (const [element, who] of here) element.dataset.here = [...new Set(who)].join(' ');
    return () => {
      for (const element of here.keys()) delete element.dataset.here;
    };
  };
}

function colleaguesAt(arranging: Arranging): Desk[] {
  const own = ownHand().id;
  return arranging.workshop.desks.filter((desk) => desk.hand.id !== own && desk.question === arranging.question?.id);
}

function spotOf(element: HTMLElement): Spot | null {
  const card = cardOf(element.closest<HTMLElement>('[data-card]')?.dataset.card ?? '');
  if (card) return 'line' in card ? { type: 'line', line: card.line } : { type: 'note', note: card.note };
  const theme = element.closest<HTMLElement>('[data-anchor]')?.dataset.anchor;
  return theme === undefined ? null : { type: 'theme', theme: Number(theme) };
}

/** The card that somebody works at, or its theme when the card is not drawn. */
function elementOf(arranging: Arranging, root: HTMLElement, spot: Spot): HTMLElement | null {
  const find = (selector: string) => root.querySelector<HTMLElement>(selector);
  if (spot.type === 'theme') return find(`[data-anchor="${spot.theme}"]`);
  const line = spot.type === 'line' ? arranging.line(spot.line) : arranging.lineOf(spot.note);
  if (line) return find(`[data-card="${nameOf({ line: line.id })}"]`) ?? find(`[data-anchor="${line.theme}"]`);
  return spot.type === 'note' ? find(`[data-card="${CSS.escape(nameOf({ note: spot.note }))}"]`) : null;
}
