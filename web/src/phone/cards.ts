// What the group sees of its notes: those received, with what this phone has asked for and not yet heard about on top.
import type { Waiting } from '../connection/outbox.svelte';
import type { Note } from '../connection/workshop.svelte';
import type { GroupId, NoteId, ParticipantId, QuestionId, Refusal } from '../protocol/messages';

/** One note as it is shown. */
export interface Card {
  id: NoteId;
  text: string;
  mine: boolean;
  /** Taken down by staff for the table. */
  byStaff: boolean;
  corrected: boolean;
  withdrawn: boolean;
  /** How many in the group say «enig», and whether this phone does. */
  agreeing: number;
  agree: boolean;
  arrival: Arrival;
}

/** Sendes → mottatt; or stuck, with the reason and what to throw it by. */
export type Arrival = { is: 'received' } | { is: 'sending' } | { is: 'stuck'; refusal: Refusal; mark: string };

/** Who looks at what. */
export interface View {
  question: QuestionId;
  group: GroupId;
  you: ParticipantId;
}

/** The code of a note's receipt: the random end of its id in 32 letters. */
export const receiptOf = (note: NoteId) => parseInt(note.slice(-12), 16).toString(32).padStart(10, '0');

/** The cards of one question, newest first. */
export function cardsOf(view: View, notes: readonly Note[], waiting: readonly Waiting[]): Card[] {
  const cards = new Map<NoteId, Card>();
  for (const note of notes) {
    const mine = note.author === view.you;
    if (note.group !== view.group && !mine) continue;
    if (note.standing === 'erased' || (note.standing === 'withdrawn' && !mine)) continue;
    cards.set(note.id, received(note, mine, view.you));
  }
  for (const entry of waiting) lay(entry, view, cards);
  return [...cards.values()].reverse();
}

/** How many notes have something on them that is not received. */
export function notReceived(waiting: readonly Waiting[]): number {
  const notes = waiting.flatMap(({ command }) => ('note' in command && command.type !== 'support' ? [command.note] : []));
  return new Set(notes).size;
}

function received(note: Note, mine: boolean, you: ParticipantId): Card {
  return {
    id: note.id,
    text: note.text,
    mine,
    byStaff: note.author === null,
    corrected: note.correctedAt !== null,
    withdrawn: note.standing === 'withdrawn',
    agreeing: note.supporters.size,
    agree: note.supporters.has(you),
    arrival: { is: 'received' },
  };
}

/** Lays one command that waits over the card that it is about. */
function lay({ mark, command, group, refusal }: Waiting, view: View, cards: Map<NoteId, Card>): void {
  const arrival: Arrival = refusal ? { is: 'stuck', refusal, mark } : { is: 'sending' };
  if (command.type === 'write_note') {
    if (command.question !== view.question || (group !== view.group && !refusal) || cards.has(command.note)) return;
    cards.set(command.note, {
      id: command.note, text: command.text, mine: true, byStaff: false, corrected: false, withdrawn: false, agreeing: 0, agree: false, arrival,
    });
    return;
  }
  const card = 'note' in command ? cards.get(command.note) : undefined;
  if (!card) return;
  if (command.type === 'correct_note') cards.set(card.id, { ...card, text: command.text, corrected: true, arrival });
  if (command.type === 'withdraw_note') cards.set(card.id, { ...card, withdrawn: true, arrival });
  if (command.type === 'support' && command.agree !== card.agree) {
    cards.set(card.id, { ...card, agree: command.agree, agreeing: card.agreeing + (command.agree ? 1 : -1) });
  }
}
