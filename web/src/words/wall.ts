// The words of `wall/`.
import { dictionary } from './language.svelte';
import { en } from './wall/en';
import { nb } from './wall/nb';
import { nn } from './wall/nn';

export const wallWords = dictionary({ nb, nn, en });
