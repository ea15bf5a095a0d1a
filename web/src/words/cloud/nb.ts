// What is said about the words of a cloud, where they are looked after. Bokmål is the source.
import type { Counting } from '../../protocol/messages';

const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;

export const nb = {
  title: (number: number) => `Ordsky, spørsmål ${number}`,
  counting: 'Tell',
  countings: { participants: 'deltakere', groups: 'grupper', mentions: 'innspill' } satisfies Record<Counting, string>,
  countHeads: { participants: 'Deltakere', groups: 'Grupper', mentions: 'Innspill' } satisfies Record<Counting, string>,
  word: 'Ord',
  share: 'Andel',
  choices: 'Valg',
  notes: (word: string) => `Innspill med «${word}»`,
  lone: 'Vis også ord som bare én har brukt',
  empty: 'Ordskyen er tom så langt.',
  onWall: (count: number) => `${many(count, 'ord', 'ord')} på storskjermen`,
  alone: 'brukt av bare én',
  aside: 'Hvert av ordene under er brukt av bare én. De vises ikke på storskjermen før flere bruker dem, eller du slår dem sammen med andre ord.',
  find: 'Finn ord',
  noneFound: 'Ingen ord passer med søket.',
  menu: (word: string) => `Valg for ordet «${word}»`,
  hide: 'Skjul ordet',
  rename: 'Skriv ordet annerledes …',
  merge: 'Slå sammen med …',
  split: 'Tell formene hver for seg',
  hidden: 'Skjulte ord',
  show: (word: string) => `Vis «${word}» igjen`,
  renameTitle: (word: string) => `Skriv «${word}» annerledes`,
  renameLabel: 'Slik skal ordet stå',
  mergeTitle: (word: string) => `Slå sammen «${word}» med et annet ord`,
  mergeLabel: 'Tell det som',
  do: 'Lagre',
  done: {
    hide: (word: string) => `«${word}» vises ikke lenger.`,
    show: (word: string) => `«${word}» vises igjen.`,
    rename: (word: string, to: string) => `«${word}» skrives nå «${to}».`,
    merge: (word: string, into: string) => `«${word}» telles nå som «${into}».`,
    split: (word: string) => `Formene av «${word}» telles nå hver for seg.`,
    settings: 'Ordskyen er tegnet på nytt.',
  },
};
export type Cloud = typeof nb;
