import { expect, it } from 'vitest';
import { GROUNDS, INK } from './inks';

/** Relative luminance, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

it.each(['light', 'dark'] as const)('every word can be read on the %s ground', (ground) => {
  expect(contrast(INK[ground], GROUNDS[ground])).toBeGreaterThanOrEqual(4.5);
});
