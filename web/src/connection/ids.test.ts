// Ids must be good ones, also without a secure context, where `crypto.randomUUID` does not exist.
import { expect, test } from 'vitest';
import { secret, uuid7 } from './ids';

test('an id is a UUID of version 7', () => {
  expect(uuid7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('ids sort by when they were made', () => {
  const ids = [1, 1_700_000_000_000, 1_700_000_000_001, 281_474_976_710_655].map(uuid7);
  expect([...ids].sort()).toEqual(ids);
  expect(uuid7(0x0123456789ab)).toMatch(/^01234567-89ab-7/);
});

test('no two are alike', () => {
  const now = Date.now();
  expect(new Set(Array.from({ length: 10_000 }, () => uuid7(now))).size).toBe(10_000);
});

test('a secret fits the wire: at least 22 letters of base64url', () => {
  expect(secret()).toMatch(/^[\w-]{32}$/);
});
