// The words of `synthesis/`.
import { dictionary } from './language.svelte';
import { en } from './synthesis/en';
import { nb } from './synthesis/nb';
import { nn } from './synthesis/nn';

export const synthesisWords = dictionary({ nb, nn, en });
