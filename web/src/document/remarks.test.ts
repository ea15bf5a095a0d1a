import { expect, test } from 'vitest';
import type { Remark } from '../protocol/messages';
import { addressOf, byKind } from './remarks';

test('remarks come kind by kind, the gravest first', () => {
  const remarks: Remark[] = [
    { remark: 'unplaced', question: 1, note: 'a' },
    { remark: 'names_a_person', name: 'Kari Eksempel', question: 1, theme: 2, line: 7 },
    { remark: 'unplaced', question: 2, note: 'b' },
  ];
  expect(byKind(remarks).map(([kind, list]) => [kind, list.length])).toEqual([['names_a_person', 1], ['unplaced', 2]]);
});

test('a remark leads to the narrowest place that it names', () => {
  expect(addressOf({ question: 1, theme: 2, line: 7 })).toBe('/secretariat?question=1&at=line%3A7');
  expect(addressOf({ question: 1, note: 'a' })).toBe('/secretariat?question=1&at=note%3Aa');
  expect(addressOf({ question: 3 })).toBe('/secretariat?question=3');
});
