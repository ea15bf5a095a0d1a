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
    attachments: { title: 'Attachments', hint: 'For attachments that are sent in another way: one a line. Files are attached below.' },
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

  remarks: {
    title: 'Remarks before sending',
    reading: 'Reading the document …',
    none: 'Nothing to remark on.',
    open: (count) => `${count === 1 ? 'One remark' : `${count} remarks`}. The document can be sent all the same.`,
    more: (count) => `… and ${count} more.`,
    question: (number) => `Question ${number}`,
    kinds: {
      names_a_person: 'Seems to name a person',
      tells_of_health: 'Seems to tell of somebody’s health',
      picture_without_words: 'Picture without words for those who do not see it',
      quotation_differs: 'A quotation that differs from its note',
      number_without_source: 'A number without a source',
      sentence_without_sender: 'A sentence that nobody has said',
      other_language: 'A line in another language than its note',
      empty_theme: 'A theme without lines',
      abbreviation: 'An abbreviation that is never spelled out',
      unplaced: 'Notes that are not placed',
    },
    what: (remark) => {
      switch (remark.remark) {
        case 'names_a_person': return `“${remark.name}”:`;
        case 'tells_of_health': return `“${remark.word}”:`;
        case 'number_without_source': return `${remark.number}:`;
        case 'sentence_without_sender': return `“${remark.sentence}” Refer to a line, or begin the paragraph with “The secretariat’s assessment:”.`;
        case 'empty_theme': return `“${remark.heading}”:`;
        case 'picture_without_words': return `“${remark.name}”:`;
        case 'abbreviation': return `${remark.abbreviation}:`;
        case 'quotation_differs':
        case 'other_language':
        case 'unplaced': return '';
      }
    },
  },

  draft: {
    make: 'Make a draft of what was said',
    hint: 'The draft only counts and names what the document has. The assessments are yours.',
    nothing: 'There is nothing to sum up yet.',
    source: (number) => `source ${number}`,
    use: 'Put it into the text',
    close: 'Discard the draft',
  },

  attached: {
    add: 'Attach files',
    kinds: 'PDF, picture (PNG or JPEG) or plain text, up to 8 MB each. Pictures and text are printed in the document; a PDF follows as a file of its own.',
    sending: (file: string) => `Sending ${file} …`,
    added: (file: string) => `${file} is attached.`,
    size: (bytes: number) => (bytes < 999_500 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`),
    title: 'What the document calls it',
    alt: 'What the picture shows, for those who do not see it',
    up: (file: string) => `Move ${file} up`,
    upShort: 'Up',
    down: (file: string) => `Move ${file} down`,
    downShort: 'Down',
    fetch: (file: string) => `Fetch ${file}`,
    fetchShort: 'Fetch',
    remove: (file: string) => `Remove ${file}`,
    removeShort: 'Remove',
    removed: (file: string) => `${file} is removed.`,
    removeHeading: 'Remove the attachment',
    removeLead: (file: string) => `${file} is deleted from the server and cannot be brought back.`,
    keep: 'Keep it',
  },

  downloads: {
    title: 'Download',
    more: 'More formats',
    formats: {
      pdf: 'PDF', docx: 'Word', odt: 'LibreOffice (ODT)', html: 'Web page (HTML)', md: 'Markdown', txt: 'Plain text', xlsx: 'Excel', csv: 'The account (CSV)', 'a3.pdf': 'PDF with the archive inside', zip: 'Parcel (ZIP)',
    },
    hints: {
      pdf: 'Accessible and archivable. For the recipient.', docx: 'For further editing.', html: 'One file, no network.',
      md: 'Plain text with marks.', odt: 'To edit further.', txt: 'For an e-mail.', xlsx: 'The account: one note a row.', csv: 'One note a row.',
      'a3.pdf': 'PDF/A-3, for long-term keeping.', zip: 'The PDF, the attachments and the account as files.',
    },
    cloud: (number) => `The word cloud of question ${number}`,
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
