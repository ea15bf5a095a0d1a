// What a board was is found by turning the steps round.
import { expect, test } from 'vitest';
import type { Change, Line, Theme } from '../protocol/messages';
import { pastOf } from './past';

const theme = (id: number, heading: string): Theme => ({ id, heading, rank: id, named_by_hand: true });
const line = (id: number, at: number): Line => ({ id, theme: at, rank: id, level: 1, notes: [`n${id}`], wording: null, quoted: false, placed_by_hand: true });
const themed = (from: Theme | null, to: Theme | null): Change => ({ record: 'theme', id: (to ?? from)!.id, from, to });
const lined = (from: Line | null, to: Line | null): Change => ({ record: 'line', id: (to ?? from)!.id, from, to });

const steps = [
  { revision: 3, changes: [themed(null, theme(1, 'Lokaler'))] },
  { revision: 5, changes: [lined(null, line(1, 1)), lined(null, line(2, 0))] },
  { revision: 8, changes: [themed(theme(1, 'Lokaler'), null), lined(line(1, 1), null)] },
];
const board = { themes: [], lines: new Map([[2, line(2, 0)]]), steps };
const told = (revision: number) => pastOf(board, revision).map(({ heading, lines }) => [heading, lines.map(({ id }) => id)]);

test('an earlier board has the themes and lines of that time', () => {
  expect(told(8)).toEqual([[null, [2]]]);
  expect(told(7)).toEqual([[null, [2]], ['Lokaler', [1]]]);
  expect(told(3)).toEqual([['Lokaler', []]]);
  expect(told(0)).toEqual([]);
});
