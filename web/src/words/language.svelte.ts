// Which language the page speaks: what the reader chose, else the workshop's, else bokmål.
import { store } from '../connection/storage.svelte';
import type { Language } from '../protocol/messages';

export const LANGUAGES: readonly Language[] = ['nb', 'nn', 'en'];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** No browser but one has dates and numbers in nynorsk, so each language names others to fall back on. */
const LOCALES: Record<Language, string[]> = { nb: ['nb', 'no'], nn: ['nn', 'nb', 'no'], en: ['en-GB', 'en'] };

class Speech {
  #chosen = $state.raw<Language | null>(store.get<Language>('language'));
  /** The language that the workshop is held in, once it is known. */
  workshop = $state.raw<Language | null>(null);

  get language(): Language {
    return this.#chosen ?? this.workshop ?? 'nb';
  }

  choose(language: Language): void {
    this.#chosen = language;
    store.set('language', language);
  }

  get locales(): string[] {
    return LOCALES[this.language];
  }
}

export const speech = new Speech();

/** The words of one part of the page, in the language that is spoken; `nb` is the source and the others have its shape. */
export function dictionary<Words>(words: Record<Language, Words>): () => Words {
  return () => words[speech.language];
}

/** «4. mai 2026», from a date written as 2026-05-04. */
export function longDate(date: string): string {
  const day = new Date(`${date}T12:00:00`);
  return new Intl.DateTimeFormat(speech.locales, { dateStyle: 'long' }).format(day);
}

/** «14:05» */
export function timeOfDay(moment_ms: number): string {
  return new Intl.DateTimeFormat(speech.locales, { timeStyle: 'short' }).format(moment_ms);
}

/** «1 204» */
export function number(value: number): string {
  return new Intl.NumberFormat(speech.locales).format(value);
}
