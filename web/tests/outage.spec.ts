// The longest break there is: no network for twenty minutes, a page closed, two tabs, and another server when it is over.
import type { Page } from '@playwright/test';
import { expect, say, sitDown, test } from './house';

const PHONES = 5;
const NOTES_EACH = 10;
const AWAY_MS = 20 * 60 * 1000;

/** What the notes on a screen say, oldest first. */
async function inOrder(page: Page): Promise<string[]> {
  const texts = await page.getByRole('article').allTextContents();
  return texts.map((text) => /Innspill \d+ fra bord \d/.exec(text)?.[0] ?? text).reverse();
}

test('five phones write for twenty minutes without a network, and every note arrives once and in order', async ({ house, gather, visit, lead }) => {
  test.setTimeout(180_000);
  const workshop = await gather();
  await (await lead(workshop))({ type: 'open_question', question: 1, minutes: null });
  const phones: Page[] = [];
  for (let table = 1; table <= PHONES; table++) {
    const phone = await visit('about:blank');
    await phone.clock.install();
    await phone.goto(workshop.links.join);
    await sitDown(phone, `Gruppe ${table}`);
    await expect(phone.getByLabel('Skriv et innspill')).toBeVisible();
    phones.push(phone);
  }
  const [closed, twice] = [phones[0]!, phones[1]!];
  const secondTab = await twice.context().newPage();
  await secondTab.goto(workshop.links.join);
  await expect(secondTab.getByLabel('Skriv et innspill')).toBeVisible();

  for (const phone of phones) await phone.context().setOffline(true);
  for (const [at, phone] of phones.entries()) {
    for (let note = 1; note <= NOTES_EACH; note++) {
      // Two tabs of one phone write by turns.
      const tab = phone === twice && note % 2 === 0 ? secondTab : phone;
      await say(tab, `Innspill ${note} fra bord ${at + 1}`);
    }
    await expect(phone.getByText(`${NOTES_EACH} innspill er ikke mottatt ennå`)).toBeVisible();
  }
  for (const phone of phones) await phone.clock.fastForward(AWAY_MS);
  const closedContext = closed.context();
  await closed.close();
  await house.replace();

  for (const phone of phones) if (phone !== closed) await phone.context().setOffline(false);
  await closedContext.setOffline(false);
  phones[0] = await closedContext.newPage();
  await phones[0].goto(workshop.links.join);

  for (const [at, phone] of phones.entries()) {
    await expect(phone.getByText('Alt er mottatt')).toBeVisible({ timeout: 30_000 });
    const neighbour = await visit(workshop.links.join);
    await sitDown(neighbour, `Gruppe ${at + 1}`);
    await expect(neighbour.getByRole('article')).toHaveCount(NOTES_EACH);
    const wanted = Array.from({ length: NOTES_EACH }, (_, note) => `Innspill ${note + 1} fra bord ${at + 1}`);
    expect(await inOrder(neighbour)).toEqual(wanted);
    expect(await inOrder(phone)).toEqual(wanted);
  }
});
