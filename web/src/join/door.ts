// The form that asks for the code. It stands in index.html and works before this script has come; here it only gets the
// reader's language, and is told that a code was wrong.
import { fetchPhoneWords, phoneWords } from '../words/phone.svelte';
import { speech } from '../words/language.svelte';

/** Shows the form, with the code that led nowhere if there was one. */
export async function showDoor(door: HTMLElement, wrongCode: string | null): Promise<void> {
  delete document.documentElement.dataset.at;
  const wrong = door.querySelector<HTMLElement>('.door-wrong')!;
  wrong.hidden = wrongCode === null;
  wrong.querySelector('strong')!.textContent = wrongCode;
  if (wrongCode !== null) door.querySelector('input')!.setAttribute('aria-invalid', 'true');

  await fetchPhoneWords(speech.language);
  const words = phoneWords();
  document.documentElement.lang = speech.language;
  for (const element of door.querySelectorAll<HTMLElement>('[data-word]')) {
    const word = words[element.dataset.word as keyof typeof words];
    if (typeof word === 'string') element.textContent = word;
  }
}
