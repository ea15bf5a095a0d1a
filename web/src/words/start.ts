// The words of `start/`.
import { dictionary } from './language.svelte';
import { en } from './start/en';
import { nb } from './start/nb';
import { nn } from './start/nn';

export const startWords = dictionary({ nb, nn, en });
