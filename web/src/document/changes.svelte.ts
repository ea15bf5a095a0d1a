// Does something again each time the workshop has changed, but not for every keystroke of everybody.
import type { WholeWorkshop } from '../connection/whole.svelte';

/** A pause this long among the events, and the server is asked anew. */
const QUIET_MS = 400;
/** After a failure: the server may have been busy, or the line away. */
const RETRY_MS = 4_000;

/** Calls `again` at first, after each change of anything that the document is made of, and some time after it failed. */
export function changes(workshop: () => WholeWorkshop, again: () => Promise<void>): void {
  let running = false;
  let behind = false;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    behind = running;
    if (running) return;
    running = true;
    let failed = false;
    await again().catch(() => (failed = true));
    running = false;
    if (behind) void run();
    else if (failed && !ended) timer = setTimeout(() => void run(), RETRY_MS);
  }

  $effect(() => () => {
    ended = true;
  });
  $effect(() => {
    const { settings, questions, groups, document, attachments, notes, parts, participants } = workshop();
    void [settings, groups, document, attachments, notes, parts, participants];
    for (const question of questions) {
      void workshop().board(question.id).steps;
      void workshop().cloud(question.id);
    }
    clearTimeout(timer);
    timer = setTimeout(() => void run(), QUIET_MS);
    return () => clearTimeout(timer);
  });
}
