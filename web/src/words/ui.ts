// The words of `ui/`.
import { dictionary } from './language.svelte';
import { en } from './ui/en';
import { nb } from './ui/nb';
import { nn } from './ui/nn';

export const uiWords = dictionary({ nb, nn, en });
