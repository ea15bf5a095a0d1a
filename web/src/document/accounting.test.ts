import { expect, it } from 'vitest';
import { sumOf } from './accounting';

it('tells apart what is left out, withdrawn, held and erased', () => {
  const standing = { d: 'withdrawn', e: 'held', f: 'erased' } as const;
  const entries = [
    { id: 'a', as: 'bullet' }, { id: 'b', as: 'merged' }, { id: 'c', as: 'omitted' },
    { id: 'd', as: 'omitted' }, { id: 'e', as: 'omitted' }, { id: 'f', as: 'omitted' }, { id: 'g', as: 'bullet' },
  ] as const;
  const sum = sumOf(entries, (note) => standing[note as keyof typeof standing] ?? 'received');
  expect(Object.fromEntries(sum)).toEqual({ bullet: 2, merged: 1, left_out: 1, withdrawn: 1, held: 1, erased: 1 });
});
