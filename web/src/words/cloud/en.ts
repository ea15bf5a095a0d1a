// What is said about the words of a cloud, in English.
import type { Cloud } from './nb';

const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;

export const en: Cloud = {
  title: (number) => `Word cloud, question ${number}`,
  counting: 'Count',
  countings: { participants: 'participants', groups: 'groups', mentions: 'contributions' },
  countHeads: { participants: 'Participants', groups: 'Groups', mentions: 'Contributions' },
  word: 'Word',
  share: 'Share',
  choices: 'Choices',
  notes: (word: string) => `Contributions with “${word}”`,
  lone: 'Show words that only one person has used',
  empty: 'The word cloud is empty so far.',
  onWall: (count) => `${many(count, 'word', 'words')} on the wall`,
  alone: 'used by only one',
  aside: 'Each word below has been used by only one person. It is not on the wall until more people use it, or you merge it with another word.',
  find: 'Find a word',
  noneFound: 'No word matches the search.',
  menu: (word) => `Choices for the word “${word}”`,
  hide: 'Hide the word',
  rename: 'Spell the word differently …',
  merge: 'Merge with …',
  split: 'Count its forms separately',
  hidden: 'Hidden words',
  show: (word) => `Show “${word}” again`,
  renameTitle: (word) => `Spell “${word}” differently`,
  renameLabel: 'How the word shall stand',
  mergeTitle: (word) => `Merge “${word}” with another word`,
  mergeLabel: 'Count it as',
  do: 'Save',
  done: {
    hide: (word) => `“${word}” is no longer shown.`,
    show: (word) => `“${word}” is shown again.`,
    rename: (word, to) => `“${word}” is now spelled “${to}”.`,
    merge: (word, into) => `“${word}” now counts as “${into}”.`,
    split: (word) => `The forms of “${word}” are now counted separately.`,
    settings: 'The word cloud is drawn again.',
  },
};
