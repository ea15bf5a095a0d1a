// The document's story: texts are saved as they are written, shared by two, seen in the preview, and found in the files.
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { audit, expect, test, type MadeWorkshop } from './house';

const LAPTOP = { viewport: { width: 1440, height: 900 } };
/** No script runs in the preview, so no audit can either; axe would wait for an answer from it. */
const FRAME = ['iframe'];
const NOTE = 'Gratis lån av kommunale lokaler på kveldstid';

function addressOf(workshop: MadeWorkshop): string {
  return workshop.links.secretariat.replace('/secretariat#', '/secretariat/document#');
}

function part(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true });
}

/** Presses a button that makes a file, and gives the file's path. */
async function fileBy(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()]);
  return download.path();
}

test('a text is saved as it is written, and is in the preview and in the files', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 1, minutes: null });
  await ask({ type: 'write_note', note: '019db448-0000-7000-8000-000000000001', question: 1, text: NOTE, group: 2 });

  const page = await visit(addressOf(workshop), LAPTOP);
  const preview = page.frameLocator('iframe');
  await expect(preview.getByText(NOTE)).toBeVisible();
  await expect(page.getByText('Innkommet 1 = gjengitt 1')).toBeVisible();
  await audit(page, FRAME);

  const summary = part(page, 'Oppsummering og konklusjon');
  await summary.getByLabel('Oppsummering og konklusjon', { exact: true }).fill('Lokaler er det som haster mest.');
  await expect(summary.getByText('Lagret', { exact: true })).toBeVisible();
  await expect(preview.getByText('Lokaler er det som haster mest.')).toBeVisible();
  await page.reload();
  await expect(summary.getByLabel('Oppsummering og konklusjon', { exact: true })).toHaveValue('Lokaler er det som haster mest.');

  const pdf = await fileBy(page, 'Last ned PDF');
  expect(fs.readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  expect(text).toContain(NOTE);
  expect(text).toContain('Lokaler er det som haster mest.');
  const word = await fileBy(page, 'Word');
  expect(fs.readFileSync(word).subarray(0, 2).toString()).toBe('PK');
  await audit(page, FRAME);
});

test('two write at once, and nothing is lost', async ({ gather, visit }) => {
  const workshop = await gather({}, 3);
  const [one, other] = [await visit(addressOf(workshop), LAPTOP), await visit(addressOf(workshop), LAPTOP)];
  const field = (page: Page) => part(page, 'Oppsummering og konklusjon').getByLabel('Oppsummering og konklusjon', { exact: true });
  await field(one).fill('Første avsnitt.\n\nAndre avsnitt.\n\nTredje avsnitt.');
  await expect(field(other)).toHaveValue('Første avsnitt.\n\nAndre avsnitt.\n\nTredje avsnitt.');

  await Promise.all([
    field(one).fill('Aller første avsnitt.\n\nAndre avsnitt.\n\nTredje avsnitt.'),
    field(other).fill('Første avsnitt.\n\nAndre avsnitt.\n\nTredje og siste avsnitt.'),
  ]);
  for (const page of [one, other]) await expect(field(page)).toHaveValue('Aller første avsnitt.\n\nAndre avsnitt.\n\nTredje og siste avsnitt.');
});

test('what the document shows is chosen here', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 1, minutes: null });
  await ask({ type: 'write_note', note: '019db448-0000-7000-8000-000000000001', question: 1, text: NOTE, group: 2 });
  const page = await visit(addressOf(workshop), LAPTOP);
  const preview = page.frameLocator('iframe');
  await expect(preview.getByText(NOTE)).toBeVisible();
  await page.getByLabel('Hvilke grupper som står bak hver linje').check();
  await expect(preview.getByText(/Gruppe 2/).first()).toBeVisible();
  await page.getByLabel('Regnskap over innspillene til slutt').uncheck();
  await expect(preview.getByRole('heading', { name: 'Regnskap over innspillene' })).toBeHidden();
  await audit(page, FRAME);
});

test('remarks lead to their place, and stop nothing', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 1, minutes: null });
  await ask({ type: 'write_note', note: '019db448-0000-7000-8000-000000000001', question: 1, text: NOTE, group: 2 });
  await ask({ type: 'write_part', part: 'summary', text: { heading: '', text: 'Hele 87 prosent vil ha lokaler.' } });
  const page = await visit(addressOf(workshop), LAPTOP);
  const remarks = page.getByRole('region', { name: 'Merknader før sending' });
  await expect(remarks.getByText('2 merknader. Dokumentet kan sendes likevel.')).toBeVisible();
  await remarks.getByText('Tall uten kilde').click();
  await remarks.getByRole('button', { name: 'Oppsummering og konklusjon' }).click();
  await expect(part(page, 'Oppsummering og konklusjon').getByLabel('Oppsummering og konklusjon', { exact: true })).toBeFocused();
  await audit(page, FRAME);
  await fileBy(page, 'Word');

  await remarks.getByText('Innspill som ikke er plassert').click();
  await remarks.getByRole('link', { name: NOTE }).click();
  await expect(page.locator('[data-card="note:019db448-0000-7000-8000-000000000001"]')).toBeInViewport();
});

test('a draft of the summary is made of what was said', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 1, minutes: null });
  await ask({ type: 'write_note', note: '019db448-0000-7000-8000-000000000001', question: 1, text: NOTE, group: 2 });
  const page = await visit(addressOf(workshop), LAPTOP);
  const summary = part(page, 'Oppsummering og konklusjon');
  await summary.getByRole('button', { name: 'Lag et utkast av det som er sagt' }).click();
  await expect(summary.getByRole('link', { name: 'kilde 1' })).toBeVisible();
  await audit(page, FRAME);
  await summary.getByRole('button', { name: 'Sett inn i teksten' }).click();
  await expect(page.frameLocator('iframe').getByText('1 gruppe ga 1 innspill')).toBeVisible();
});

test('every format that the server makes can be downloaded here', async ({ gather, visit }) => {
  const workshop = await gather({}, 3);
  const page = await visit(addressOf(workshop), LAPTOP);
  for (const [name, start] of [['LibreOffice (ODT)', 'PK'], ['Ren tekst', ''], ['Excel', 'PK']] as const) {
    await page.getByRole('button', { name: 'Flere formater' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')}`) }).click()]);
    expect(fs.readFileSync(await download.path()).subarray(0, start.length).toString()).toBe(start);
  }
});

test('files follow the document: named, described, moved and taken away', async ({ gather, visit }) => {
  const workshop = await gather({}, 3);
  const page = await visit(addressOf(workshop), LAPTOP);
  const preview = page.frameLocator('iframe');
  const attachments = part(page, 'Vedlegg');
  const drawn = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
  await attachments.getByLabel('Legg ved filer').setInputFiles([
    { name: 'kart.png', mimeType: 'image/png', buffer: drawn },
    { name: 'referat.txt', mimeType: 'text/plain', buffer: Buffer.from('Lokalene i Granlia er trange.') },
  ]);
  await expect(attachments.getByRole('listitem')).toHaveCount(2);
  await expect(preview.getByRole('heading', { name: 'Vedlegg 1: kart.png' })).toBeVisible();
  await expect(preview.getByText('Lokalene i Granlia er trange.')).toBeVisible();
  await expect(page.getByText('Bilde uten ord for den som ikke ser det')).toBeVisible();

  const map = attachments.getByRole('listitem', { name: 'kart.png' });
  await map.getByLabel('Hva bildet viser, for den som ikke ser det').fill('Kart over Granlia');
  await map.getByLabel('Hva vedlegget heter i dokumentet').fill('Kart');
  await attachments.getByLabel('Flytt referat.txt opp').click();
  await expect(preview.getByRole('img', { name: 'Kart over Granlia' })).toBeVisible();
  await expect(preview.getByRole('heading', { name: 'Vedlegg 2: Kart' })).toBeVisible();
  await audit(page, FRAME);

  await attachments.getByLabel('Legg ved filer').setInputFiles({ name: 'regneark.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04') });
  await expect(page.getByText('regneark.xlsx: Filen er verken PDF, PNG, JPEG eller tekst i UTF-8.')).toBeVisible();

  await map.getByLabel('Ta bort kart.png').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort', exact: true }).click();
  await expect(attachments.getByRole('listitem')).toHaveCount(1);
  await expect(preview.getByRole('heading', { name: 'Vedlegg 2: Kart' })).toBeHidden();
});
