// All screens end together, whatever the phone's own clock says.
import { expect, test } from 'vitest';
import { Clock, timeLeft } from './clock.svelte';

function check(ends_at: number, now: number, minutes: number, seconds: number) {
  expect(timeLeft(ends_at, now)).toEqual({ minutes, seconds, over: minutes + seconds === 0 });
}

test('time left is rounded up to the second, and is never negative', () => {
  check(60_000, 0, 1, 0);
  check(60_000, 1, 1, 0);
  check(60_000, 1_000, 0, 59);
  check(60_000, 59_999, 0, 1);
  check(60_000, 60_000, 0, 0);
  check(60_000, 99_000, 0, 0);
});

test('the server has the last word', () => {
  const clock = new Clock();
  const server_ms = Date.now() + 3_600_000;
  clock.hear(server_ms);
  expect(Math.abs(clock.now - server_ms)).toBeLessThan(1_000);
  clock.stop();
});
