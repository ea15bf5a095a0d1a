// The words of `join/` and `phone/`. Bokmål is in the page; the other languages come when they are spoken, since what
// fifty phones fetch at once should be as small as can be.
import type { Language } from '../protocol/messages';
import { speech } from './language.svelte';
import { nb, type Phone } from './phone/nb';

/** `null`: could not be fetched, and bokmål has to do. */
let fetched = $state.raw<Partial<Record<Language, Phone | null>>>({ nb });

const FETCH: Record<Exclude<Language, 'nb'>, () => Promise<Phone>> = {
  nn: () => import('./phone/nn').then(({ nn }) => nn),
  en: () => import('./phone/en').then(({ en }) => en),
};

/** The words in the language that is spoken, or in bokmål until they are here. */
export function phoneWords(): Phone {
  return fetched[speech.language] ?? nb;
}

/** Whether nothing more will come. */
export function phoneWordsAreHere(): boolean {
  return fetched[speech.language] !== undefined;
}

/** Fetches the words of a language, once. */
export async function fetchPhoneWords(language: Language): Promise<void> {
  if (language === 'nb' || fetched[language]) return;
  const words = await FETCH[language]().catch(() => null);
  fetched = { ...fetched, [language]: words };
}
