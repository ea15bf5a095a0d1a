// What is said about the words of a cloud, in nynorsk.
import type { Cloud } from './nb';

const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;

export const nn: Cloud = {
  title: (number) => `Ordsky, spørsmål ${number}`,
  counting: 'Tel',
  countings: { participants: 'deltakarar', groups: 'grupper', mentions: 'innspel' },
  countHeads: { participants: 'Deltakarar', groups: 'Grupper', mentions: 'Innspel' },
  word: 'Ord',
  share: 'Del',
  choices: 'Val',
  notes: (word: string) => `Innspel med «${word}»`,
  lone: 'Vis òg ord som berre éin har brukt',
  empty: 'Ordskya er tom så langt.',
  onWall: (count) => `${many(count, 'ord', 'ord')} på storskjermen`,
  alone: 'brukt av berre éin',
  aside: 'Kvart av orda under er brukt av berre éin. Dei blir ikkje viste på storskjermen før fleire bruker dei, eller du slår dei saman med andre ord.',
  find: 'Finn ord',
  noneFound: 'Ingen ord passar med søket.',
  menu: (word) => `Val for ordet «${word}»`,
  hide: 'Gøym ordet',
  rename: 'Skriv ordet annleis …',
  merge: 'Slå saman med …',
  split: 'Tel formene kvar for seg',
  hidden: 'Gøymde ord',
  show: (word) => `Vis «${word}» igjen`,
  renameTitle: (word) => `Skriv «${word}» annleis`,
  renameLabel: 'Slik skal ordet stå',
  mergeTitle: (word) => `Slå saman «${word}» med eit anna ord`,
  mergeLabel: 'Tel det som',
  do: 'Lagre',
  done: {
    hide: (word) => `«${word}» blir ikkje vist lenger.`,
    show: (word) => `«${word}» blir vist igjen.`,
    rename: (word, to) => `«${word}» blir no skrive «${to}».`,
    merge: (word, into) => `«${word}» blir no talt som «${into}».`,
    split: (word) => `Formene av «${word}» blir no talde kvar for seg.`,
    settings: 'Ordskya er teikna på nytt.',
  },
};
