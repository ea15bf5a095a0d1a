// The secretariat's story: two desks arrange the same notes, by mouse, keys and menu, and see each other do it.
import type { Locator, Page } from '@playwright/test';
import type { Command } from '../src/protocol/messages';
import { audit, expect, test, type MadeWorkshop } from './house';

const LAPTOP = { viewport: { width: 1440, height: 900 } };
const NOTES = [
  'Flere lokaler som kan lånes gratis',
  'Gratis lån av kommunale lokaler',
  'Kommunen må svare på e-post',
  'Tillit tar tid',
  'Møtes oftere',
];

/** A workshop with some notes to the first question, spread over its groups. */
async function withNotes(ask: (command: Command) => Promise<unknown>): Promise<void> {
  await ask({ type: 'open_question', question: 1, minutes: null });
  for (const [at, text] of NOTES.entries()) {
    await ask({ type: 'write_note', note: `019db448-0000-7000-8000-00000000000${at}`, question: 1, text, group: 1 + (at % 3) });
  }
}

async function open(visit: (address: string, options?: typeof LAPTOP) => Promise<Page>, workshop: MadeWorkshop): Promise<Page> {
  const board = await visit(workshop.links.secretariat, LAPTOP);
  await expect(board.getByRole('heading', { name: 'Ikke plassert' })).toBeVisible();
  return board;
}

async function addTheme(board: Page, heading: string): Promise<void> {
  await board.getByLabel('Overskrift på det nye temaet').fill(heading);
  await board.getByRole('button', { name: 'Nytt tema', exact: true }).click();
  await expect(theme(board, heading)).toBeVisible();
}

function theme(board: Page, heading: string): Locator {
  return board.getByRole('region', { name: 'Tavlen' }).getByRole('region', { name: heading, exact: true });
}

function tray(board: Page): Locator {
  return board.getByRole('region', { name: 'Ikke plassert' });
}

function handle(where: Page | Locator, text: string): Locator {
  return where.getByRole('button', { name: new RegExp(`^Dra «${text}`) });
}

/** Drags with the mouse, in steps, as a hand does. */
async function drag(board: Page, from: Locator, to: Locator): Promise<void> {
  await to.scrollIntoViewIfNeeded();
  await from.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('nothing to drag, or nowhere to');
  await board.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await board.mouse.down();
  await board.mouse.move(start.x + 30, start.y + 20, { steps: 4 });
  await board.mouse.move(end.x + end.width / 2, end.y + end.height - 8, { steps: 8 });
  await board.mouse.up();
}

/** Places a note through «Flytt til …». */
async function place(board: Page, text: string, heading: string): Promise<void> {
  await handle(tray(board), text).click();
  await board.getByRole('dialog').getByLabel('Tema').selectOption(heading);
  await board.getByRole('dialog').getByRole('button', { name: 'Flytt' }).click();
  await expect(handle(theme(board, heading), text)).toBeVisible();
}

test('two desks arrange together, and each undoes its own', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const [one, other] = [await open(visit, workshop), await open(visit, workshop)];
  await audit(one);

  await addTheme(one, 'Lokaler');
  await drag(one, handle(tray(one), 'Flere lokaler'), theme(one, 'Lokaler'));
  await expect(handle(theme(other, 'Lokaler'), 'Flere lokaler')).toBeVisible();

  await addTheme(other, 'Tillit');
  await place(other, 'Tillit tar tid', 'Tillit');
  await expect(handle(theme(one, 'Tillit'), 'Tillit tar tid')).toBeVisible();

  await one.getByRole('button', { name: 'Angre' }).click();
  await expect(handle(tray(other), 'Flere lokaler')).toBeVisible();
  await expect(handle(theme(other, 'Tillit'), 'Tillit tar tid')).toBeVisible();
  await one.getByRole('button', { name: 'Gjør om' }).click();
  await expect(handle(theme(other, 'Lokaler'), 'Flere lokaler')).toBeVisible();
  await audit(one);
});

test('the keyboard alone places, nests and orders, and the focus follows', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const board = await open(visit, workshop);
  await addTheme(board, 'Lokaler');
  await addTheme(board, 'Samarbeid');
  await place(board, 'Flere lokaler', 'Lokaler');
  await place(board, 'Gratis lån', 'Lokaler');
  await place(board, 'Møtes oftere', 'Samarbeid');

  const line = handle(board.getByRole('region', { name: 'Tavlen' }), 'Gratis lån');
  await line.focus();
  await board.keyboard.press('Alt+ArrowRight');
  await expect(board.getByText('Linjen står nå på nivå 2.')).toBeVisible();
  await expect(line).toBeFocused();
  await board.keyboard.press('Alt+ArrowDown');
  await expect(handle(theme(board, 'Samarbeid'), 'Gratis lån')).toBeFocused();
  await board.keyboard.press('Control+z');
  await expect(handle(theme(board, 'Lokaler'), 'Gratis lån')).toBeVisible();
  await audit(board);
});

test('lines are joined, reworded and split, and the notes behind them stay', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const board = await open(visit, workshop);
  await addTheme(board, 'Lokaler');
  await place(board, 'Flere lokaler', 'Lokaler');
  await place(board, 'Gratis lån', 'Lokaler');

  await board.getByRole('checkbox', { name: /^Velg «Flere lokaler/ }).check();
  await board.getByRole('checkbox', { name: /^Velg «Gratis lån/ }).check();
  await board.getByRole('region', { name: 'Det du har valgt' }).getByRole('button', { name: 'Slå sammen' }).click();
  await expect(handle(theme(board, 'Lokaler'), 'Gratis lån')).toBeHidden();

  await board.getByRole('button', { name: /^Valg for linjen «Flere lokaler/ }).click();
  await board.getByRole('button', { name: 'Endre ordlyden …' }).click();
  const dialog = board.getByRole('dialog', { name: 'Endre ordlyden' });
  await dialog.getByLabel('Ordlyd i dokumentet').fill('Flere kommunale lokaler som kan lånes gratis');
  await expect(dialog.getByText('kommunale', { exact: true })).toBeVisible();
  await audit(board);
  await dialog.getByRole('button', { name: 'Lagre' }).click();

  const lokaler = theme(board, 'Lokaler');
  await expect(lokaler.getByText('omformulert')).toBeVisible();
  await lokaler.getByRole('button', { name: '2 innspill' }).click();
  await expect(lokaler.getByText('Gratis lån av kommunale lokaler')).toBeVisible();
  await board.getByRole('button', { name: /^Valg for linjen «Flere kommunale/ }).click();
  await board.getByRole('button', { name: 'Del opp i én linje per innspill' }).click();
  await expect(handle(lokaler, 'Gratis lån')).toBeVisible();

  await board.getByRole('button', { name: 'Historikk' }).click();
  await expect(board.getByRole('dialog').getByText(/slo sammen 2 innspill til én linje i «Lokaler»/)).toBeVisible();
  await audit(board);
});

test('alone on purpose is another thing than not placed, and a part of a note can be quoted', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const board = await open(visit, workshop);
  await tray(board).getByRole('button', { name: /^Valg for .*«Tillit tar tid/ }).click();
  await board.getByRole('button', { name: 'La stå alene, uten tema' }).click();
  const alone = theme(board, 'Alene med vilje');
  await expect(handle(alone, 'Tillit tar tid')).toBeVisible();
  await expect(handle(tray(board), 'Tillit tar tid')).toBeHidden();
  await expect(handle(tray(board), 'Møtes oftere')).toBeVisible();

  const choices = alone.getByRole('button', { name: /^Valg for linjen «Tillit/ });
  await choices.click();
  await board.getByRole('button', { name: 'Vis som sitat' }).click();
  await expect(alone.getByText('sitat', { exact: true })).toBeVisible();
  await choices.click();
  await board.getByRole('button', { name: 'Endre ordlyden …' }).click();
  const dialog = board.getByRole('dialog', { name: 'Endre ordlyden' });
  await dialog.getByLabel('Ordlyd i dokumentet').fill('Tillit tek tid');
  await expect(dialog.getByText(/Dette står ikke ordrett i innspillet/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Lagre' })).toBeDisabled();
  await dialog.getByLabel('Ordlyd i dokumentet').fill('Tillit');
  await audit(board);
  await dialog.getByRole('button', { name: 'Lagre' }).click();
  await expect(alone.getByText('omformulert')).toBeVisible();
  await expect(alone.getByText('sitat', { exact: true })).toBeVisible();
});

test('what one says no to is not suggested to the other either', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const [one, other] = [await open(visit, workshop), await open(visit, workshop)];
  const offer = (board: Page) => tray(board).getByRole('article', { name: 'Sier det samme' });
  const suggested = (board: Page) => tray(board).getByRole('button', { name: /^Avvis forslaget/ });
  await expect(suggested(other).first()).toBeVisible();
  const heading = (await suggested(other).first().getAttribute('aria-label')) ?? '';
  await suggested(one).first().click();
  for (const board of [one, other]) await expect(tray(board).getByRole('button', { name: heading, exact: true })).toHaveCount(0);
  await offer(other).getByRole('button', { name: 'De sier ikke det samme' }).click();
  await expect(offer(one)).toHaveCount(0);
  await audit(one);

  await other.getByRole('button', { name: 'Historikk' }).click();
  await expect(other.getByRole('dialog').getByText(/avviste forslaget om å legge \d innspill i «/)).toBeVisible();
  await other.keyboard.press('Escape');
  await one.getByRole('button', { name: 'Angre' }).click();
  for (const board of [one, other]) await expect(tray(board).getByRole('button', { name: heading, exact: true })).toBeVisible();
});

test('each sees where the other works', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const [one, other] = [await open(visit, workshop), await open(visit, workshop)];
  await other.getByRole('button', { name: 'Dine initialer' }).click();
  await other.getByRole('dialog').getByLabel('Dine initialer').fill('kn');
  await other.getByRole('dialog').getByRole('button', { name: 'Lagre' }).click();
  await expect(other.getByRole('button', { name: 'Dine initialer KN' })).toBeVisible();
  await addTheme(one, 'Lokaler');
  await place(one, 'Flere lokaler', 'Lokaler');

  await handle(theme(other, 'Lokaler'), 'Flere lokaler').focus();
  const card = theme(one, 'Lokaler').getByRole('listitem').filter({ hasText: 'Flere lokaler' });
  await expect(card).toHaveAttribute('data-here', 'KN');
  await expect(one.getByRole('list', { name: 'Til stede nå' }).getByText('KN, spørsmål 1, Lokaler')).toBeAttached();
  await theme(other, 'Lokaler').getByRole('button', { name: /^Fold sammen/ }).focus();
  await expect(theme(one, 'Lokaler')).toHaveAttribute('data-here', 'KN');
  await expect(card).not.toHaveAttribute('data-here');
  await handle(tray(other), 'Møtes oftere').focus();
  await expect(one.getByText('KN, spørsmål 1, Ikke plassert')).toBeAttached();
  await audit(one);
  await other.close();
  await expect(one.getByRole('list', { name: 'Til stede nå' })).toBeHidden();
  await expect(one.locator('[data-here]')).toHaveCount(0);
});

test('two who reword the same line see each other, and nothing is lost', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const [one, other] = [await open(visit, workshop), await open(visit, workshop)];
  await addTheme(one, 'Lokaler');
  await place(one, 'Flere lokaler', 'Lokaler');
  for (const board of [one, other]) {
    await theme(board, 'Lokaler').getByRole('button', { name: /^Valg for linjen «Flere lokaler/ }).click();
    await board.getByRole('button', { name: 'Endre ordlyden …' }).click();
    await board.getByLabel('Ordlyd i dokumentet').fill(board === one ? 'Lokaler til utlån' : 'Gratis lokaler');
  }
  await one.getByRole('dialog').getByRole('button', { name: 'Lagre' }).click();
  await expect(theme(one, 'Lokaler').getByText('omformulert')).toBeVisible();

  const collision = other.getByRole('alert');
  await expect(collision.getByText('Lokaler til utlån')).toBeVisible();
  await expect(other.getByRole('dialog').getByRole('button', { name: 'Lagre' })).toBeDisabled();
  await audit(other);
  await collision.getByRole('button', { name: 'Gå videre med mine' }).click();
  await expect(other.getByLabel('Ordlyd i dokumentet')).toHaveValue('Gratis lokaler');
  await other.getByRole('dialog').getByRole('button', { name: 'Lagre' }).click();
  await expect(handle(theme(one, 'Lokaler'), 'Gratis lokaler')).toBeVisible();
});

test('what is left out has a reason, and can be taken back', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const board = await open(visit, workshop);
  await board.getByRole('button', { name: /^Valg for linjen «Møtes oftere/ }).click();
  await board.getByRole('button', { name: 'Utelat …' }).click();
  await board.getByRole('dialog').getByLabel('Begrunnelse').fill('Utenfor oppdraget');
  await board.getByRole('dialog').getByRole('button', { name: 'Utelat', exact: true }).click();
  await expect(handle(tray(board), 'Møtes oftere')).toBeHidden();
  await board.getByText(/^Utelatt/).click();
  await expect(board.getByText('Begrunnelse: Utenfor oppdraget')).toBeVisible();
  await audit(board);
  await board.getByRole('button', { name: /^Ta tilbake/ }).click();
  await expect(handle(tray(board), 'Møtes oftere')).toBeVisible();
});

test('search and group narrow what is seen', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const board = await open(visit, workshop);
  await board.getByLabel('Søk i innspill').fill('lokaler gratis');
  await expect(handle(tray(board), '')).toHaveCount(2);
  await board.getByLabel('Gruppe', { exact: true }).selectOption('Gruppe 1');
  await expect(handle(tray(board), '')).toHaveCount(1);
  await board.getByRole('button', { name: 'Vis alt' }).click();
  await expect(handle(tray(board), '')).toHaveCount(NOTES.length);
});

test('on a phone the board is arranged without dragging', async ({ gather, visit, lead }) => {
  const workshop = await gather({}, 3);
  await withNotes(await lead(workshop));
  const board = await visit(workshop.links.secretariat);
  await addTheme(board, 'Lokaler');
  await board.getByRole('button', { name: /^Ikke plassert/ }).click();
  await handle(tray(board), 'Flere lokaler').click();
  await board.getByRole('dialog').getByRole('button', { name: 'Flytt' }).click();
  await board.getByRole('button', { name: 'Tavlen', exact: true }).click();
  await expect(handle(theme(board, 'Lokaler'), 'Flere lokaler')).toBeVisible();
  await audit(board);
});
