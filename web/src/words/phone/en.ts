// What a participant reads, in English.
import type { Phone } from './nb';

const count = (n: number, one: string, other: string) => `${n} ${n === 1 ? one : other}`;

export const en: Phone = {
  product: 'Møteplass',
  join: 'Join',
  code: 'Code',
  codeHint: 'You find the code on the big screen.',
  go: 'Go to the workshop',
  organiser: 'Setting up a workshop? Use the organiser’s link that you were given.',
  finding: 'Finding the workshop …',
  wrongCode: 'We find no workshop with the code',
  denied: {
    too_many_tries: 'Too many attempts. Wait a little; the page tries again by itself.',
    busy: 'It is full right now. The page tries again by itself.',
    malformed: 'This page is too old. Load it again.',
  },
  chooseTable: 'Where are you sitting?',
  chooseTableHint: 'Choose your group. You need no account.',
  noGroups: 'The groups are not ready yet. Please wait.',
  sitDown: 'Join',
  joining: 'Joining …',
  changeTable: 'Change group',
  changeTableWait: 'You can change group when everything you have written is received.',
  change: 'Change',
  aboutYou: 'About you',
  aboutYouLead: 'This is optional. Your notes stand under the group in any case, not under your name.',
  name: 'Name',
  title: 'Title',
  organisation: 'Organisation',
  mayBePrinted: 'Yes, put me in the list of participants',
  mayBePrintedHint: 'The list is printed in the input document, which is public.',
  save: 'Save',
  skip: 'Skip',
  saved: 'Saved',
  takeBack: 'Erase these details',
  takenBack: 'The details are erased',
  questionOf: (at, of) => `Question ${at} of ${of}`,
  timeLeft: (minutes, seconds) => `${minutes}:${String(seconds).padStart(2, '0')} left`,
  timeLeftSpoken: (minutes) => (minutes === 0 ? 'Less than a minute left' : `${count(minutes, 'minute', 'minutes')} left`),
  timeIsUp: 'Time is up – finish writing',
  waiting: 'About to begin',
  waitingLead: 'The question comes here when the facilitator opens it.',
  between: 'Thank you! The next question comes shortly.',
  finished: 'Thank you for your notes!',
  finishedLead: 'All questions are answered. You can still read and correct what the group has written.',
  write: 'Write a note',
  writeHint: 'One point in each note.',
  send: 'Send',
  charsLeft: (n) => (n >= 0 ? `${count(n, 'character', 'characters')} left` : `${count(-n, 'character', 'characters')} too many`),
  heldDraft: 'You did not get to send this. Send it, or throw it away.',
  discard: 'Throw away',
  groupNotes: 'Notes from the group',
  noNotes: 'No notes yet. Write the first one!',
  fromDesk: 'Taken down by the organiser',
  corrected: 'corrected',
  sending: 'Sending …',
  received: 'Received',
  withdrawn: 'Withdrawn',
  agree: 'Agree',
  agreeing: (n) => count(n, 'agrees', 'agree'),
  correct: 'Correct',
  correctNote: 'Correct the note',
  receipt: 'Receipt',
  withdraw: 'Withdraw',
  withdrawSure: 'Withdraw the note?',
  withdrawLead: 'It is taken out of everything that is shown and printed. This cannot be undone.',
  withdrawYes: 'Yes, withdraw it',
  cancel: 'Cancel',
  earlier: 'Earlier questions',
  allReceived: 'Everything is received',
  notReceived: (n) => `${count(n, 'note is', 'notes are')} not received yet`,
  offlineLead: 'No network right now. Just keep writing – everything is sent when the network is back.',
  notKept: 'This browser does not keep what you write. Leave the page open until everything is received.',
  inApp: (host, code) => `This page is open inside an app and may disappear. Better open it in your browser: ${host}, code ${code}.`,
  carry: 'Carry on with another device',
  carryLead: 'Open the workshop on the other device, choose “I began on another device” and type the code:',
  carryGood: 'The code is good for ten minutes and can be used once.',
  carryHere: 'I began on another device',
  carryCode: 'Code from the menu on the other device',
  carryOn: 'Carry on here',
  carryWrong: 'The code is wrong or too old. Get a new one in the menu on the other device.',
  stuck: 'Not received',
  copyText: 'Copy the text',
  outdated: 'There is a newer edition of this page.',
  reload: 'Load again',
  menu: 'Menu',
  table: 'Group',
  refusal(refusal) {
    switch (refusal.code) {
      case 'not_opened': return 'The question has not been opened yet.';
      case 'gone': return 'The note has already been withdrawn or erased.';
      case 'not_yours': return 'Only the person who wrote the note can change it.';
      case 'empty': return 'Write something first.';
      case 'too_much': return `Too much: ${refusal.is}. There is room for ${refusal.max}.`;
      case 'id_taken': return 'The note has been received before, in other words.';
      case 'unknown': return 'It is no longer there.';
      case 'not_allowed':
      case 'not_joined':
      case 'malformed':
      case 'in_use':
      case 'collision':
      case 'nothing_to_undo':
      case 'quotation_differs':
      case 'unfit_file':
      case 'out_of_range': return 'That did not work. Try again.';
      default: return refusal satisfies never;
    }
  },
  tryAgain: 'That did not work just now. Try again.',
};
