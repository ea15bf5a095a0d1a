// What was done can be read as sentences, seen as it was, and returned to; and a participant can follow a note to its end.
import { audit, expect, noteOf, say, sitDown, test } from './house';

const LAPTOP = { viewport: { width: 1440, height: 900 } };
const NOTE = '019db448-0000-7000-8000-000000000001';

test('an earlier board is seen and returned to', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 1, minutes: null });
  await ask({ type: 'write_note', note: NOTE, question: 1, text: 'Gratis lån av lokaler', group: 2 });
  await ask({ type: 'arrange', question: 1, step: { type: 'add_theme', heading: 'Lokaler', before: null } });
  await ask({ type: 'arrange', question: 1, step: { type: 'place_notes', notes: [NOTE], theme: 1, before: null } });
  await ask({ type: 'arrange', question: 1, step: { type: 'remove_theme', theme: 1 } });

  const board = await visit(workshop.links.secretariat, LAPTOP);
  const lines = board.getByRole('region', { name: 'Tavlen' });
  await expect(board.getByRole('heading', { name: 'Ikke plassert' })).toBeVisible();
  await board.getByRole('button', { name: 'Historikk' }).click();
  const history = board.getByRole('dialog');
  const placed = history.getByRole('listitem').filter({ hasText: 'la 1 innspill i «Lokaler»' }).first();
  await placed.getByRole('button', { name: 'Vis tavlen slik den var' }).click();
  await expect(placed.getByRole('heading', { name: 'Lokaler' })).toBeVisible();
  await expect(placed.getByText('Gratis lån av lokaler')).toBeVisible();
  await audit(board);
  await placed.getByRole('button', { name: 'Gå tilbake hit' }).click();
  await expect(history.getByText('gikk tilbake til en tidligere tavle')).toBeVisible();
  await board.keyboard.press('Escape');
  await expect(lines.getByRole('region', { name: 'Lokaler', exact: true }).getByText('Gratis lån av lokaler')).toBeVisible();
});

test('a receipt leads from the phone to where the note ended', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 1, minutes: null });
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 3');
  await say(phone, 'Gratis lån av gymsalen');
  await noteOf(phone, 'Gratis lån av gymsalen').getByRole('link', { name: 'Kvittering' }).click();
  await expect(phone.getByRole('heading', { name: 'Kvittering for innspill' })).toBeVisible();
  await expect(phone.getByText('Innspillet er gjengitt som linjen «Gratis lån av gymsalen»')).toBeVisible();
  await audit(phone);
  await phone.goBack();
  await expect(noteOf(phone, 'Gratis lån av gymsalen')).toBeVisible();
});

test('a silent group and a lone view are seen', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 1, minutes: null });
  await ask({ type: 'write_note', note: NOTE, question: 1, text: 'Gratis lån av lokaler', group: 2 });
  await ask({ type: 'arrange', question: 1, step: { type: 'add_theme', heading: 'Lokaler', before: null } });
  await ask({ type: 'arrange', question: 1, step: { type: 'place_notes', notes: [NOTE], theme: 1, before: null } });
  const board = await visit(workshop.links.secretariat, LAPTOP);
  await board.getByText('Blindsonekart').click();
  const row = board.getByRole('row', { name: /^Gruppe 1/ });
  await expect(row.getByRole('cell', { name: '0 stille' }).first()).toBeVisible();
  await expect(board.getByRole('row', { name: /^Gruppe 2/ }).getByRole('cell').first()).toHaveText(/^1/);
  await expect(board.getByRole('heading', { name: '1 linje med ett innspill alene' })).toBeVisible();
  await audit(board);
});
