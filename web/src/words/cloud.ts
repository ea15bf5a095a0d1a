// The words of `cloud/`.
import { dictionary } from './language.svelte';
import { en } from './cloud/en';
import { nb } from './cloud/nb';
import { nn } from './cloud/nn';

export const cloudWords = dictionary({ nb, nn, en });
