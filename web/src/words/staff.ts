// The words of `Staff.svelte`.
import { dictionary } from './language.svelte';
import { en } from './staff/en';
import { nb } from './staff/nb';
import { nn } from './staff/nn';

export const staffWords = dictionary({ nb, nn, en });
