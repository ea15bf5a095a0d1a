// Does something again each time the workshop has changed, but not for every keystroke of everybody.
import type { Workshop } from '../connection/workshop.svelte';

/** A pause this long among the events, and the server is asked anew. */
const QUIET_MS = 400;

/** Calls `again` at first and after each change of anything that the document is made of; call it while a component is made. */
export function changes(workshop: () => Workshop, again: () => Promise<void>): void {
  let running = false;
  let behind = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    behind = running;
    if (running) return;
    running = true;
    await again();
    running = false;
    if (behind) void run();
  }

  $effect(() => {
    const { settings, questions, groups, document, notes, parts, participants } = workshop();
    void [settings, groups, document, notes, parts, participants];
    for (const question of questions) {
      void workshop().board(question.id).steps;
      void workshop().cloud(question.id);
    }
    clearTimeout(timer);
    timer = setTimeout(() => void run(), QUIET_MS);
    return () => clearTimeout(timer);
  });
}
