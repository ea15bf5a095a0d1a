import { describe, expect, it } from 'vitest';
import { caretAfter, mergeTexts } from './merging';

const base = 'Første avsnitt.\n\nAndre avsnitt.\n\nTredje avsnitt.';

describe('two in the same text', () => {
  it.each([
    ['only mine', 'A', 'B', 'A', 'B'],
    ['only theirs', 'A', 'A', 'B', 'B'],
    ['the same change', 'A', 'B', 'B', 'B'],
    ['first and last paragraph', base, base.replace('Første', 'Aller første'), base.replace('Tredje', 'Siste'), 'Aller første avsnitt.\n\nAndre avsnitt.\n\nSiste avsnitt.'],
    ['the other way round', base, base.replace('Tredje', 'Siste'), base.replace('Første', 'Aller første'), 'Aller første avsnitt.\n\nAndre avsnitt.\n\nSiste avsnitt.'],
    ['the same paragraph', base, base.replace('Andre', 'Mitt'), base.replace('Andre', 'Ditt'), null],
    ['both began in an empty text', '', 'Mitt', 'Ditt', null],
  ])('%s', (_what, was, mine, theirs, expected) => {
    expect(mergeTexts(was, mine, theirs)).toBe(expected);
  });

  it('leaves the caret by the same letter', () => {
    expect(caretAfter(3, 'abcdef', 'abcXdef')).toBe(3);
    expect(caretAfter(5, 'abcdef', 'abXcdef')).toBe(6);
    expect(caretAfter(6, 'abcdef', 'abc')).toBe(3);
  });
});
