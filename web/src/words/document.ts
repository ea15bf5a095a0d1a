// The words of `document/`.
import { dictionary } from './language.svelte';
import { en } from './document/en';
import { nb } from './document/nb';
import { nn } from './document/nn';

export const documentWords = dictionary({ nb, nn, en });
