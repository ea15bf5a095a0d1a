// What buttons and dialogs say on every screen, in nynorsk.
import type { Ui } from './nb';
export const nn: Ui = {
  close: 'Lukk',
  cancel: 'Avbryt',
  undo: 'Angre',
  copy: 'Kopier',
  copied: 'Kopiert',
  copyFailed: 'Kopieringa lukkast ikkje. Merk teksten og kopier han sjølv.',
  initials: 'Initialane dine',
  initialsWhy: 'Kollegaene ser kvar du arbeider, og historikken seier kven som gjorde kva.',
  save: 'Lagre',
  language: 'Språk',
};
