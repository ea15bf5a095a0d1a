// This browser's pair of hands at a desk: undo is one's own, and colleagues see the initials.
import type { Hand } from '../protocol/messages';
import { secret } from './ids';
import { store } from './storage.svelte';

export function ownHand(): Hand {
  const known = store.get<Hand>('hand');
  if (known?.id) return known;
  const hand: Hand = { id: secret(), initials: '' };
  store.set('hand', hand);
  return hand;
}

/** Takes effect the next time the page is opened. */
export function nameOwnHand(initials: string): void {
  store.set('hand', { ...ownHand(), initials });
}
