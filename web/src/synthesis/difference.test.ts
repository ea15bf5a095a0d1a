import { expect, it } from 'vitest';
import { differenceOf } from './difference';

function shown(original: string, wording: string): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] };
  return differenceOf(original, wording).map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join('');
}

it.each([
  ['Lån av lokaler', 'Lån av lokaler', 'Lån av lokaler'],
  ['Lån av lokaler', 'Gratis lån av lokaler', '[-Lån-]{+Gratis+} {+lån +}av lokaler'],
  ['gratis lån av lokaler', 'gratis lån av kommunale lokaler', 'gratis lån av {+kommunale +}lokaler'],
  ['for mange skjema', 'for mange søknadsskjemaer', 'for mange [-skjema-]{+søknadsskjemaer+}'],
  ['vi låner ut store saler til alle', 'vi låner ut små rom til alle', 'vi låner ut [-store saler-]{+små rom+} til alle'],
  ['Kommunen går hjem', 'Vi trenger lokaler', '[-Kommunen går hjem-]{+Vi trenger lokaler+}'],
  [
    'Når det er kaldt, møtes vi i sløydsalen, og alle i bygda er velkomne dit hver eneste tirsdag etter skolen',
    'alle i bygda er velkomne',
    '[-Når det er kaldt, møtes vi i sløydsalen, og -]alle i bygda er velkomne[- dit hver eneste tirsdag etter skolen-]',
  ],
  ['', 'ny', '[--]{+ny+}'],
  ['bort', '', '[-bort-]{++}'],
])('%j → %j', (original, wording, expected) => {
  expect(shown(original, wording)).toBe(expected);
});

it('gives both texts back', () => {
  const [original, wording] = ['en to tre fire fem', 'to tre seks fem sju'];
  const pieces = differenceOf(original, wording);
  expect(pieces.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('')).toBe(original);
  expect(pieces.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join('')).toBe(wording);
});
