// What the document screen says, in English.
import type { DocumentWords } from './nb';

const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;

export const en: DocumentWords = {
  title: 'Input document',
  toSynthesis: 'Synthesis',
  toDesk: 'Facilitator’s desk',
  writing: 'The texts',
  preview: 'How the document will be',
  panes: 'What is shown',

  parts: {
    introduction: { title: 'Introduction', hint: 'If it is empty, the introduction is written from the facts of the workshop. An empty line begins a new paragraph.' },
    summary: { title: 'Summary and conclusion', hint: 'The secretariat’s own words. An empty line begins a new paragraph.' },
    attachments: { title: 'Attachments', hint: 'One attachment on each line.' },
    contact: { title: 'Contact', hint: 'Whoever answers questions about the document. If it is empty, the contact of the set-up is used.' },
    greeting: { title: 'Closing words', hint: 'Such as thanks to the participants.' },
  },
  heading: (part) => `Own heading instead of “${part}”`,
  headingShort: 'Own heading',
  text: (part) => part,
  lead: (number) => `Introductory text of question ${number}`,
  leads: 'Text under each question',
  useFacts: 'Begin with the ready-made introduction',

  saving: {
    saved: 'Saved',
    waiting: 'Writing …',
    saving: 'Saving …',
    not_saved: 'Not saved',
    retry: 'Try again',
    lastBy: (who, time) => `Last changed by ${who} at ${time}`,
    collision: 'A colleague wrote in the same text at the same time.',
    theirs: 'The colleague’s text',
    keepMine: 'Keep mine',
    takeTheirs: 'Use theirs',
    both: 'Keep both',
  },
  roles: { participant: 'a participant', facilitator: 'the facilitator', secretariat: 'the secretariat', wall: 'the wall' },

  options: {
    title: 'What the document shows',
    participants: 'List of participants',
    lists: {
      consenting: 'Those who said yes to being listed',
      organisations: 'Only their organisations',
      nobody: 'No list of participants',
    },
    group_names: 'Which groups stand behind each line',
    group_count: 'How many groups stand behind each line',
    order_by_weight: 'What most groups say comes first',
    annex_merged: 'Annex of joined and left-out contributions',
    annex_received: 'Annex of all contributions as they were received',
    account: 'Account of the contributions at the end',
  },

  account: {
    title: 'The account',
    received: (count) => `Received ${count}`,
    parts: {
      bullet: (count) => `printed ${count}`,
      merged: (count) => `joined ${count}`,
      figure: (count) => `in the word cloud ${count}`,
      left_out: (count) => `left out ${count}`,
      withdrawn: (count) => `withdrawn ${count}`,
      held: (count) => `held back ${count}`,
      erased: (count) => `erased ${count}`,
    },
    holds: 'Every contribution has exactly one place.',
    fails: 'The account does not hold, and the document cannot be made.',
    unplaced: (count) => `${many(count, 'contribution is', 'contributions are')} not placed on the board. They are printed all the same, under “Other input” or last in the list.`,
    counting: 'Counting …',
    download: 'Download the account (JSON)',
  },

  downloads: {
    title: 'Download',
    more: 'More formats',
    formats: {
      pdf: 'PDF', docx: 'Word', html: 'Web page (HTML)', md: 'Markdown', csv: 'CSV',
    },
    hints: {
      pdf: 'Accessible and archivable. For the recipient.', docx: 'For further editing.', html: 'One file, no network.',
      md: 'Plain text with marks.', csv: 'One contribution a row.',
    },
    archive: 'The whole workshop (JSON)',
    working: 'Making the file …',
    failed: 'The file could not be made.',
    done: (file) => `${file} is downloaded.`,
  },

  files: {
    unreachable: 'The server does not answer. Try again in a moment.',
    busy: 'The server is busy. Try again in a moment.',
    notMade: 'The server does not make files in this format.',
    note: (words) => `It is about “${words}”.`,
  },

  previewing: { loading: 'Making the preview …', failed: 'The preview could not be made.', frame: 'Preview of the document' },
};
