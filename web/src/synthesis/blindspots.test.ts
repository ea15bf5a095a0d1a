// Who said little, and what only one note says.
import { expect, test } from 'vitest';
import type { Line } from '../protocol/messages';
import type { BoardNote } from './arrangement';
import { blindSpots, loneViews } from './blindspots';

const note = (id: string, group: number, standing: BoardNote['standing'] = 'received'): BoardNote => ({ id, group, text: id, standing });
const line = (id: number, notes: string[]): Line => ({ id, theme: 1, rank: id, level: 1, notes, wording: null, quoted: false, placed_by_hand: true });

test('a group is silent, thin or rich by what the others said', () => {
  const notes = [1, 1, 1, 1, 2, 2, 2, 2, 3].map((group, at) => note(`n${at}`, group));
  const rows = blindSpots([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }], [{ id: 1 }], () => [...notes, note('x', 4, 'withdrawn')]);
  expect([...rows.values()].map(([spot]) => spot!.voice)).toEqual(['rich', 'rich', 'thin', 'silent']);
});

test('a line with one live note is a lone view', () => {
  const notes = new Map([note('a', 1), note('b', 2), note('c', 3, 'withdrawn')].map((one) => [one.id, one]));
  expect(loneViews([line(1, ['a', 'b']), line(2, ['b', 'c'])], notes).map((lone) => lone.line.id)).toEqual([2]);
});
