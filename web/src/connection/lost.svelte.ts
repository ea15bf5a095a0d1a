// When a screen says that the line is lost: not at once, for a line that is soon back was never away as far as anybody knows.
import type { LineState } from './socket';

/**
 * Since when the line has been away, in milliseconds of the browser's clock, once that has lasted for `patience_ms`; until then null.
 * Tries to come back do not start the waiting anew. To be called while a component is made.
 */
export function lostLine(line: () => LineState, patience_ms: number): { readonly since: number | null } {
  let since = $state.raw<number | null>(null);
  const isLive = $derived(line() === 'live');
  $effect(() => {
    if (isLive) {
      since = null;
      return;
    }
    const now = Date.now();
    const patience = setTimeout(() => (since = now), patience_ms);
    return () => clearTimeout(patience);
  });
  return {
    get since() {
      return since;
    },
  };
}
