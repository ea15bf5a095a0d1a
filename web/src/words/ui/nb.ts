// What buttons and dialogs say on every screen. Bokmål is the source.
export const nb = {
  close: 'Lukk',
  cancel: 'Avbryt',
  undo: 'Angre',
  copy: 'Kopier',
  copied: 'Kopiert',
  copyFailed: 'Kopieringen mislyktes. Merk teksten og kopier den selv.',
  initials: 'Dine initialer',
  initialsWhy: 'Kollegaene ser hvor du arbeider, og historikken sier hvem som gjorde hva.',
  save: 'Lagre',
  language: 'Språk',
};
export type Ui = typeof nb;
