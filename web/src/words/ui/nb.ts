// What buttons and dialogs say on every screen. Bokmål is the source.
export const nb = {
  close: 'Lukk',
  cancel: 'Avbryt',
  undo: 'Angre',
  copy: 'Kopier',
  copied: 'Kopiert',
  copyFailed: 'Kopieringen mislyktes. Merk teksten og kopier den selv.',
  language: 'Språk',
};
export type Ui = typeof nb;
