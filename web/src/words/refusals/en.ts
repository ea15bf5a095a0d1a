// Why the server said no, to staff, in English.
import type { Measure, Thing, Unfit } from '../../protocol/messages';
import { amount } from '../amount';
import type { Refusals } from './nb';

const things: Record<Thing, string> = {
  question: 'question', group: 'group', note: 'note', theme: 'theme', line: 'line', participant: 'participant', attachment: 'The attachment',
};
const unfit: Record<Unfit, string> = {
  unknown_kind: 'The file is neither PDF, PNG, JPEG nor text in UTF-8.',
  damaged: 'The file is damaged and cannot be read.',
  locked: 'The PDF is locked with a password.',
  empty: 'The file is empty.',
};
const measures: Record<Measure, string> = {
  note_chars: 'characters in one note', note_bytes: 'bytes in one note',
  title_chars: 'characters in a title', person_chars: 'characters in a name',
  part_chars: 'characters in the text', reason_chars: 'characters in the reason', wording_chars: 'characters in the wording',
  notes: 'notes', participants: 'participants', groups: 'groups', questions: 'questions', themes: 'themes', recipients: 'recipients',
  attachments: 'attachments', file_bytes: 'MB in one file', all_files_bytes: 'MB in all attachments', pixels: 'pixels', alt_chars: 'characters about the picture',
  word_decisions: 'decisions about words', batch: 'notes at once', minutes: 'minutes', level: 'levels',
};

export const en: Refusals = {
  lost: 'The line broke before the server answered. See whether the change was made, and try again if not.',
  busy: 'The server is busy. Try again in a moment.',
  fault: (request) => `Something went wrong on the server, and nothing was changed. Quote number ${request} if you report it.`,
  refusal(refusal) {
    switch (refusal.code) {
      case 'not_allowed': return 'Your link does not give access to this.';
      case 'malformed': return 'The server does not understand this. Load the page again.';
      case 'not_joined': return 'The phone has not joined the workshop.';
      case 'not_yours': return 'Only the person who wrote the note can change it.';
      case 'unknown': return `The ${things[refusal.what]} is no longer there.`;
      case 'not_opened': return 'The question has not been opened yet.';
      case 'gone': return 'The note has been withdrawn or erased.';
      case 'id_taken': return 'The note has been received before, in other words. Please write it again.';
      case 'empty': return 'The field cannot be empty.';
      case 'too_much': return `Too much: ${amount(refusal.is, refusal.what, 'en-GB')} ${measures[refusal.what]}, and there is room for ${amount(refusal.max, refusal.what, 'en-GB')}.`;
      case 'in_use': return `The ${things[refusal.what]} is in use and cannot be removed.`;
      case 'collision': return 'Someone else changed the same thing in the meantime. Look at it and try again.';
      case 'nothing_to_undo': return 'There is nothing to undo.';
      case 'quotation_differs': return 'A quotation must be word for word. Take away the quotation mark before you reword it.';
      case 'out_of_range': return `That is not a valid number of ${measures[refusal.what]}.`;
      case 'unfit_file': return unfit[refusal.why];
      default: return refusal satisfies never;
    }
  },
};
