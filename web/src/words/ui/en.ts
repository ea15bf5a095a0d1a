// What buttons and dialogs say on every screen, in English.
import type { Ui } from './nb';
export const en: Ui = {
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying failed. Select the text and copy it yourself.',
  initials: 'Your initials',
  initialsWhy: 'Colleagues see where you are at work, and the history says who did what.',
  save: 'Save',
  language: 'Language',
};
