import { expect, it } from 'vitest';
import type { CloudPicture } from '../protocol/messages';
import { stillSaid } from './frozen';

/** A cloud with these words, each as what it is called and has been called. */
function cloud(...words: [string, ...string[]][]): CloudPicture {
  return {
    question: 4, revision: 9, canvas: [1600, 900],
    words: words.map(([text, ...earlier], at) => ({ text, count: 2, x: 100 * at, y: 50, size: 40, earlier })),
  };
}

function check(frozen: CloudPicture, newest: CloudPicture, expected: readonly string[]) {
  expect(stillSaid(frozen, newest).words.map(({ text }) => text)).toEqual(expected);
}

const FROZEN = cloud(['søvn'], ['korsang'], ['kosthold']);

it('a word that is said no longer leaves a frozen cloud, and none comes', () => {
  check(FROZEN, cloud(['kosthold'], ['dugnad'], ['søvn']), ['søvn', 'kosthold']);
});

it('a word that is called something else, or counts as another, stays', () => {
  check(FROZEN, cloud(['Søvn og hvile', 'søvn'], ['sang', 'korsang'], ['kosthold']), ['søvn', 'korsang', 'kosthold']);
});

it('a frozen cloud that has all its words is not drawn again', () => {
  expect(stillSaid(FROZEN, cloud(['søvn'], ['korsang'], ['kosthold'], ['dugnad']))).toBe(FROZEN);
});
