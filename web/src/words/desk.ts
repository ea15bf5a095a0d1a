// The words of `desk/`.
import { dictionary } from './language.svelte';
import { en } from './desk/en';
import { nb } from './desk/nb';
import { nn } from './desk/nn';

export const deskWords = dictionary({ nb, nn, en });
