// What a phone has written survives whatever happens to it, and is sent once and in order.
import { describe, expect, test } from 'vitest';
import type { Command } from '../protocol/messages';
import { Drafts } from './drafts.svelte';
import { Outbox } from './outbox.svelte';
import { Store, type RawStorage } from './storage.svelte';

function disk(): RawStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const write = (note: string, text = 'Lån bort gymsalen'): Command => ({ type: 'write_note', note, question: 1, text });
const correct = (note: string): Command => ({ type: 'correct_note', note, text: 'Lån bort gymsalen gratis' });
const marks = (outbox: Outbox) => outbox.ready().map((entry) => entry.mark);

describe('the outbox', () => {
  test('keeps notes over a reload, in the order they were written', () => {
    const raw = disk();
    const before = new Outbox('ABCD', new Store(raw));
    for (const note of ['c', 'a', 'b']) before.put(note, write(note), 3);
    const after = new Outbox('ABCD', new Store(raw));
    expect(marks(after)).toEqual(['c', 'a', 'b']);
    expect(after.waiting[0]?.group).toBe(3);
  });

  test('never mixes two workshops', () => {
    const raw = disk();
    new Outbox('ABCD', new Store(raw)).put('a', write('a'), 1);
    expect(new Outbox('EFGH', new Store(raw)).count).toBe(0);
  });

  test('sends a correction only when its note is received', () => {
    const outbox = new Outbox('ABCD', new Store(disk()));
    outbox.put('a', write('a'), 1);
    outbox.put('x', correct('a'), 1);
    outbox.put('b', write('b'), 1);
    expect(marks(outbox)).toEqual(['a', 'b']);
    outbox.remove('a');
    expect(marks(outbox)).toEqual(['x', 'b']);
  });

  test('a stuck note is kept, and blocks no other', () => {
    const raw = disk();
    const outbox = new Outbox('ABCD', new Store(raw));
    outbox.put('a', write('a'), 1);
    outbox.put('b', write('b'), 1);
    outbox.refuse('a', { code: 'not_opened' });
    expect(marks(outbox)).toEqual(['b']);
    expect(new Outbox('ABCD', new Store(raw)).waiting[0]?.refusal).toEqual({ code: 'not_opened' });
  });

  test('a refused tap of a button is dropped: its writer can do it again', () => {
    const outbox = new Outbox('ABCD', new Store(disk()));
    outbox.put('s', { type: 'support', note: 'a', agree: true }, 1);
    outbox.refuse('s', { code: 'gone' });
    expect(outbox.count).toBe(0);
  });

  test('two tabs do not overwrite each other', () => {
    const raw = disk();
    const [one, two] = [new Outbox('ABCD', new Store(raw)), new Outbox('ABCD', new Store(raw))];
    one.put('a', write('a'), 1);
    two.put('b', write('b'), 1);
    one.reload();
    expect(one.count).toBe(2);
  });

  test('goes on in memory when storage is full, and says so', () => {
    const full = { ...disk(), setItem: () => { throw new Error('full'); } };
    const store = new Store(full);
    const outbox = new Outbox('ABCD', store);
    outbox.put('a', write('a'), 1);
    expect(marks(outbox)).toEqual(['a']);
    expect(store.durable).toBe(false);
  });
});

test('a draft belongs to one workshop, group and question', () => {
  const raw = new Store(disk());
  const drafts = new Drafts('ABCD', raw);
  drafts.write(1, 2, 'halvferdig');
  expect(drafts.read(1, 2)).toBe('halvferdig');
  expect([drafts.read(2, 2), drafts.read(1, 3), new Drafts('EFGH', raw).read(1, 2)]).toEqual(['', '', '']);
  drafts.write(1, 2, '');
  expect(raw.keys('draft/')).toEqual([]);
});
