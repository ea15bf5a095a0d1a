// What a phone shows is what the server has, with what it has itself asked for on top.
import { expect, test } from 'vitest';
import type { Waiting } from '../connection/outbox.svelte';
import type { Note } from '../connection/workshop.svelte';
import type { Command } from '../protocol/messages';
import { cardsOf, notReceived, receiptOf } from './cards';

const view = { question: 1, group: 3, you: 7 };

function note(id: string, change: Partial<Note> = {}): Note {
  const fixed = { question: 1, writtenAt: 0, correctedAt: null, standing: 'received' as const };
  return { id, group: 3, author: 8, text: `Innspill ${id}`, supporters: new Set(), ...fixed, ...change };
}

function waiting(command: Command, change: Partial<Waiting> = {}): Waiting {
  return { mark: `${command.type}-1`, command, at: 1, group: 3, ...change };
}

const write = (id: string): Command => ({ type: 'write_note', note: id, question: 1, text: 'Nytt' });

test('the newest stands first, and what is on its way stands above what is received', () => {
  const cards = cardsOf(view, [note('a'), note('b')], [waiting(write('c'))]);
  expect(cards.map(({ id, arrival }) => [id, arrival.is])).toEqual([['c', 'sending'], ['b', 'received'], ['a', 'received']]);
});

test('a note that is received is not shown twice while the answer is on its way', () => {
  expect(cardsOf(view, [note('a', { author: 7 })], [waiting(write('a'))])).toMatchObject([{ id: 'a', mine: true, arrival: { is: 'received' } }]);
});

test('other groups and what others have withdrawn are not shown', () => {
  const notes = [note('a', { group: 4 }), note('b', { standing: 'withdrawn' }), note('c', { standing: 'erased' }), note('d', { group: 4, author: 7 })];
  expect(cardsOf(view, notes, []).map(({ id }) => id)).toEqual(['d']);
});

test('a correction shows its words before it is received', () => {
  const [card] = cardsOf(view, [note('a', { author: 7 })], [waiting({ type: 'correct_note', note: 'a', text: 'Bedre' })]);
  expect(card).toMatchObject({ text: 'Bedre', corrected: true, arrival: { is: 'sending' } });
});

test('«enig» counts at once, and once', () => {
  const agree = waiting({ type: 'support', note: 'a', agree: true });
  expect(cardsOf(view, [note('a', { supporters: new Set([9]) })], [agree])[0]).toMatchObject({ agree: true, agreeing: 2 });
  expect(cardsOf(view, [note('a', { supporters: new Set([9, 7]) })], [agree])[0]).toMatchObject({ agree: true, agreeing: 2 });
});

test('a receipt is the end of the id, in ten letters', () => {
  expect(receiptOf('019db448-0000-7000-8000-3f0000a1b2c3')).toBe('1v000a3cm3');
  expect(receiptOf('019db448-0000-7000-8000-00000000001f')).toBe('000000000v');
});

test('the badge counts notes, not commands, and knows no line', () => {
  const entries = [waiting(write('a')), waiting({ type: 'correct_note', note: 'a', text: 'x' }), waiting({ type: 'support', note: 'b', agree: true })];
  expect(notReceived(entries)).toBe(1);
  expect(notReceived([])).toBe(0);
});
