// What became of a command that was not carried out, as a sentence to staff.
import type { Answer } from '../connection/connection.svelte';
import { dictionary } from './language.svelte';
import { en } from './refusals/en';
import { nb } from './refusals/nb';
import { nn } from './refusals/nn';

const refusalWords = dictionary({ nb, nn, en });

/** The sentence for an answer; null when the command was carried out. */
export function sentence(answer: Answer): string | null {
  const words = refusalWords();
  switch (answer.is) {
    case 'accepted': return null;
    case 'refused': return words.refusal(answer.refusal);
    case 'busy': return words.busy;
    case 'fault': return words.fault(answer.request);
    case 'lost': return words.lost;
    default: return answer satisfies never;
  }
}
