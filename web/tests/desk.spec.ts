// The facilitator's story: a question is opened and timed, silent groups are seen, a note is held back, the wall goes dark.
import type { Page } from '@playwright/test';
import { audit, expect, noteOf, say, sitDown, test, WALL } from './house';

const LAPTOP = { viewport: { width: 1440, height: 900 } };

/** The row of a group in the table of counts. */
function row(desk: Page, group: string) {
  return desk.getByRole('table').getByRole('row').filter({ has: desk.getByRole('rowheader', { name: group, exact: true }) });
}

test('a question is led from the desk', async ({ gather, visit }) => {
  const workshop = await gather({}, 3);
  const desk = await visit(workshop.links.facilitator, LAPTOP);
  await expect(desk.getByRole('heading', { name: 'Ingen spørsmål er åpne.' })).toBeVisible();
  await audit(desk);

  await desk.getByRole('button', { name: /^Åpne spørsmål 1/ }).click();
  await expect(desk.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  await desk.getByRole('button', { name: 'Gi 5 minutter til' }).click();
  await expect(desk.getByRole('timer')).toHaveText(/^(19|20):\d\d$/);

  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 2');
  await say(phone, 'Kommunen svarer når vi ringer');
  await expect(row(desk, 'Gruppe 2').getByRole('cell', { name: '1', exact: true }).first()).toBeVisible();
  await expect(row(desk, 'Gruppe 1').getByText('stille')).toBeVisible();
  await expect(desk.getByText('Stille så langt: Gruppe 1, Gruppe 3')).toBeVisible();
  await expect(desk.getByText('1 deltaker', { exact: true })).toBeVisible();
  await audit(desk);

  await desk.getByRole('button', { name: 'Hold tilbake «Kommunen svarer når vi ringer»' }).click();
  await expect(row(desk, 'Gruppe 2').getByText('stille')).toBeVisible();
  await desk.getByRole('button', { name: 'Slipp fram «Kommunen svarer når vi ringer»' }).click();
  await expect(row(desk, 'Gruppe 2').getByText('stille')).toBeHidden();

  await desk.getByRole('button', { name: /^Åpne spørsmål 2/ }).click();
  await expect(phone.getByRole('heading', { name: /bremseklossene/ })).toBeVisible();
  await desk.getByRole('button', { name: 'Lukk spørsmålet' }).click();
  await expect(desk.getByRole('heading', { name: 'Ingen spørsmål er åpne.' })).toBeVisible();
  await audit(desk);
});

test('the wall goes dark by one key, but not while someone writes', async ({ gather, visit }) => {
  const workshop = await gather({}, 3);
  const desk = await visit(workshop.links.facilitator, LAPTOP);
  const dark = desk.getByRole('button', { name: /storskjermen/ });
  await expect(dark).toHaveAttribute('aria-pressed', 'false');
  await desk.keyboard.press('b');
  await expect(dark).toHaveAttribute('aria-pressed', 'true');
  await desk.keyboard.press('b');
  await expect(dark).toHaveAttribute('aria-pressed', 'false');

  await desk.getByRole('button', { name: /^Åpne spørsmål 1/ }).click();
  await desk.getByText('Skriv for et bord').click();
  await desk.getByLabel('Gruppe', { exact: true }).selectOption('Gruppe 3');
  await desk.getByLabel('Innspill', { exact: true }).pressSequentially('bra bordbønn');
  await expect(dark).toHaveAttribute('aria-pressed', 'false');
  await desk.getByRole('button', { name: 'Send inn' }).click();
  await expect(desk.getByText('Innspillet fra Gruppe 3 er mottatt.')).toBeVisible();
  await expect(desk.getByLabel('Innspill', { exact: true })).toHaveValue('');
  await expect(row(desk, 'Gruppe 3').getByRole('cell', { name: '1', exact: true }).first()).toBeVisible();
  await audit(desk);
});

test('what was decided beforehand is changed under way', async ({ gather, visit }) => {
  const workshop = await gather({}, 3);
  const desk = await visit(workshop.links.facilitator, LAPTOP);
  await desk.getByRole('button', { name: 'Oppsett' }).click();
  const setup = desk.getByRole('dialog', { name: 'Oppsett' });
  await setup.getByLabel('Tittel').fill('Møteplass folkehelse Hafjell');
  await setup.getByLabel('Mottakere av innspillsdokumentet').fill('KS\nHelsedirektoratet');
  await setup.getByRole('button', { name: 'Lagre' }).click();
  await expect(desk.getByText('Lagret.')).toBeVisible();
  await setup.getByLabel('Navn på gruppe nummer 2').fill('Ungdomsbordet');
  await setup.getByLabel('Navn på gruppe nummer 2').blur();
  await setup.getByRole('button', { name: 'Fjern: Spørsmål 5' }).click();
  await desk.getByRole('dialog', { name: /^Fjerne spørsmålet/ }).getByRole('button', { name: 'Fjern' }).click();
  await expect(setup.getByLabel('Spørsmål 5', { exact: true })).toBeHidden();
  await setup.getByRole('button', { name: 'Flytt ned: Spørsmål 1' }).click();
  await expect(setup.getByLabel('Spørsmål 1', { exact: true })).toHaveValue(/bremseklossene/);
  await audit(desk);
  await setup.getByRole('button', { name: 'Lukk' }).click();

  await expect(desk.getByText('Møteplass folkehelse Hafjell').first()).toBeVisible();
  await expect(row(desk, 'Ungdomsbordet')).toBeVisible();
  const phone = await visit(workshop.links.join);
  await expect(phone.getByRole('radio', { name: 'Ungdomsbordet' })).toBeVisible();
});

test('the links are there to copy, and the QR code to show', async ({ gather, visit }) => {
  const workshop = await gather({}, 3);
  const desk = await visit(workshop.links.facilitator, LAPTOP);
  await desk.getByRole('button', { name: /Møtekode/ }).click();
  await expect(desk.getByRole('img', { name: `QR-kode for møtekoden ${workshop.code}` })).toBeVisible();
  await expect(desk.getByText(workshop.links.secretariat)).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Kopier lenken' })).toHaveCount(4);
  await audit(desk);
});

test('a phone sees what the desk writes for its table', async ({ gather, visit }) => {
  const workshop = await gather({}, 3);
  const desk = await visit(workshop.links.facilitator, LAPTOP);
  await desk.getByRole('button', { name: /^Åpne spørsmål 1/ }).click();
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 1');
  await desk.getByText('Skriv for et bord').click();
  await desk.getByLabel('Gruppe', { exact: true }).selectOption('Gruppe 1');
  await desk.getByLabel('Innspill', { exact: true }).fill('Sagt høyt, skrevet ned her');
  await desk.getByRole('button', { name: 'Send inn' }).click();
  await expect(noteOf(phone, 'Sagt høyt, skrevet ned her')).toBeVisible();
});

test('the words of a cloud are put right at the desk, and each leads to its notes', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  const ask = await lead(workshop);
  await ask({ type: 'set_cloud', question: 4, settings: { counting: 'mentions', lone_words: true } });
  await ask({ type: 'open_question', question: 4, minutes: 10 });
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 2');
  for (const note of ['Ensomhet blant eldre', 'Ensomhet', 'Einsemd', 'Turgåing og lysløyper']) await say(phone, note);

  const desk = await visit(workshop.links.facilitator, LAPTOP);
  const table = desk.getByRole('table', { name: 'Ordsky, spørsmål 4' });
  const word = (text: string) => table.getByRole('row').filter({ has: desk.getByRole('button', { name: text, exact: true }) });
  const choose = async (text: string, choice: string) => {
    await desk.getByRole('button', { name: `Valg for ordet «${text}»` }).click();
    await desk.getByRole('button', { name: choice }).click();
  };
  await expect(word('ensomhet').getByRole('cell', { name: '3', exact: true })).toBeVisible();
  await expect(word('ensomhet').getByRole('cell', { name: /^\d+ %$/ })).toBeVisible();
  await table.getByRole('button', { name: 'ensomhet', exact: true }).click();
  await expect(table.getByRole('list', { name: 'Innspill med «ensomhet»' }).getByRole('listitem')).toHaveCount(3);
  await audit(desk);

  await choose('ensomhet', 'Tell formene hver for seg');
  await expect(word('ensomhet').getByRole('cell', { name: '2', exact: true })).toBeVisible();
  await choose('einsemd', 'Slå sammen med');
  await desk.getByLabel('Tell det som').fill('ensomhet');
  await desk.getByRole('button', { name: 'Lagre' }).click();
  await expect(word('ensomhet').getByRole('cell', { name: '3', exact: true })).toBeVisible();
  await choose('lysløyper', 'Skriv ordet annerledes');
  await desk.getByLabel('Slik skal ordet stå').fill('Lysløype');
  await desk.getByRole('button', { name: 'Lagre' }).click();
  await expect(word('Lysløype')).toBeVisible();
  await choose('eldre', 'Skjul ordet');
  await expect(word('eldre')).toBeHidden();
  await desk.getByRole('button', { name: 'Vis «eldre» igjen' }).click();
  await expect(word('eldre')).toBeVisible();
});

test('words that each one person has used are listed apart, and two of them are merged into one that the wall shows', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 4, minutes: 10 });
  const wall = await visit(workshop.links.wall, WALL);
  for (const [group, note] of [['Gruppe 1', 'Sjakk'], ['Gruppe 2', 'Brettspill'], ['Gruppe 3', 'Korsang']] as const) {
    const phone = await visit(workshop.links.join);
    await sitDown(phone, group);
    await say(phone, note);
  }
  const desk = await visit(workshop.links.facilitator, LAPTOP);
  const alone = desk.getByRole('rowgroup').filter({ hasText: 'Hvert av ordene under er brukt av bare én.' });
  await expect(alone.getByRole('button', { name: 'sjakk', exact: true })).toBeVisible();
  await expect(desk.getByText('0 ord på storskjermen')).toBeVisible();
  await audit(desk);
  await alone.getByRole('button', { name: 'Valg for ordet «brettspill»' }).click();
  await desk.getByRole('button', { name: 'Slå sammen med' }).click();
  await desk.getByLabel('Tell det som').fill('sjakk');
  await desk.getByRole('button', { name: 'Lagre' }).click();
  await expect(wall.getByRole('figure').getByText('sjakk')).toBeAttached();
  await expect(wall.getByText('korsang')).not.toBeAttached();
  await expect(alone.getByRole('button', { name: 'sjakk', exact: true })).toBeHidden();
  await expect(alone.getByRole('button', { name: 'korsang', exact: true })).toBeVisible();
});
