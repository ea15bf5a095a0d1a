import { expect, it } from 'vitest';
import type { Change, Deed, Line, Theme } from '../protocol/messages';
import { nb } from '../words/synthesis/nb';
import { nn } from '../words/synthesis/nn';
import { tell, type BoardStep } from './history';

const theme = (id: number, heading: string): Theme => ({ id, heading, rank: id, named_by_hand: true });
const line = (id: number, theme: number, more: Partial<Line> = {}): Line => ({
  id, theme, rank: id, level: 1, notes: [`n${id}`], wording: null, quoted: false, placed_by_hand: true, ...more,
});
const themeChange = (from: Theme | null, to: Theme | null): Change => ({ record: 'theme', id: (to ?? from)!.id, from, to });
const lineChange = (from: Line | null, to: Line | null): Change => ({ record: 'line', id: (to ?? from)!.id, from, to });

function step(revision: number, deed: Deed, changes: Change[], undoes: number | null = null): BoardStep {
  return { revision, by: { role: 'secretariat', hand: { id: 'k', initials: 'KN' } }, at: 0, deed, changes, undoes };
}

const begun = [
  step(1, 'theme_added', [themeChange(null, theme(1, 'Lokaler'))]),
  step(2, 'theme_added', [themeChange(null, theme(2, 'Tillit'))]),
  step(3, 'notes_placed', [lineChange(null, line(1, 1)), lineChange(null, line(2, 1))]),
];

/** The last of some steps, as a sentence. */
function told(...steps: BoardStep[]): string {
  return nb.history.sentence(tell([...begun, ...steps]).at(-1)!);
}

it.each([
  ['made a theme', begun[1]!, 'laget temaet «Tillit»'],
  ['placed notes', begun[2]!, 'la 2 innspill i «Lokaler»'],
  ['renamed', step(4, 'theme_renamed', [themeChange(theme(1, 'Lokaler'), theme(1, 'Møteplasser'))]), 'endret overskriften «Lokaler» til «Møteplasser»'],
  ['moved to another theme', step(4, 'lines_moved', [lineChange(line(1, 1), line(1, 2))]), 'flyttet 1 linje fra «Lokaler» til «Tillit»'],
  ['moved to the root list', step(4, 'lines_moved', [lineChange(line(1, 1), line(1, 0))]), 'flyttet 1 linje fra «Lokaler» til punktlisten'],
  ['moved within a theme', step(4, 'lines_moved', [lineChange(line(1, 1), line(1, 1, { rank: 9 }))]), 'endret rekkefølgen i «Lokaler»'],
  ['merged', step(4, 'themes_merged', [lineChange(line(1, 1), line(1, 2)), themeChange(theme(1, 'Lokaler'), null)]), 'slo sammen «Lokaler» med «Tillit»'],
  ['split', step(4, 'theme_split', [themeChange(null, theme(3, 'Utlån')), lineChange(line(2, 1), line(2, 3))]), 'skilte ut 1 linje fra «Lokaler» til det nye temaet «Utlån»'],
  ['removed', step(4, 'theme_removed', [lineChange(line(1, 1), null), themeChange(theme(1, 'Lokaler'), null)]), 'fjernet temaet «Lokaler»'],
  ['reworded', step(4, 'line_reworded', [lineChange(line(1, 1), line(1, 1, { wording: 'Flere lokaler' }))]), 'endret ordlyden på en linje i «Lokaler» til «Flere lokaler»'],
  ['joined', step(4, 'lines_joined', [lineChange(line(2, 1), null), lineChange(line(1, 1), line(1, 1, { notes: ['n1', 'n2'] }))]), 'slo sammen 2 innspill til én linje i «Lokaler»'],
  ['left out', step(4, 'notes_left_out', [lineChange(line(1, 1), null), { record: 'left_out', note: 'n1', from: null, to: { reason: 'Prøvetekst' } }]), 'utelot 1 innspill med begrunnelsen «Prøvetekst»'],
  ['said no to a theme', step(4, 'suggestions_dismissed', [{ record: 'dismissed', dismissal: { type: 'placement', note: 'n1', theme: null, heading: 'Penger' }, from: false, to: true }]), 'avviste forslaget om å legge 1 innspill i «Penger»'],
  ['said no to a stack', step(4, 'suggestions_dismissed', [{ record: 'dismissed', dismissal: { type: 'same_point', notes: ['n1', 'n2'] }, from: false, to: true }]), 'avviste at 2 innspill sier det samme'],
])('%s', (_what, last, sentence) => {
  expect(last.revision > 3 ? told(last) : nb.history.sentence(tell(begun)[last.revision - 1]!)).toBe(sentence);
});

it('tells what was taken back', () => {
  const moved = step(4, 'lines_moved', [lineChange(line(1, 1), line(1, 2))]);
  expect(told(moved, step(5, 'undone', [lineChange(line(1, 2), line(1, 1))], 4))).toBe('angret dette: flyttet 1 linje fra «Lokaler» til «Tillit»');
});

it('speaks nynorsk too', () => {
  expect(nn.history.sentence(tell(begun)[2]!)).toBe('la 2 innspel i «Lokaler»');
});
