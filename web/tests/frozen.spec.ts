// A phone that is locked: the system freezes the page in the middle of things, and thaws it when somebody looks again.
import { expect, noteOf, say, sitDown, test } from './house';

/** How long it lies in a pocket; `FROZEN_SECONDS=600` for a longer talk. */
const FROZEN_MS = Number(process.env.FROZEN_SECONDS ?? 2) * 1_000;

test('a phone that was frozen has all of it when it thaws, and sends what it was given', async ({ gather, visit, lead }) => {
  test.setTimeout(FROZEN_MS + 60_000);
  const workshop = await gather();
  const [pocket, present] = [await visit(workshop.links.join), await visit(workshop.links.join)];
  await sitDown(pocket, 'Gruppe 1');
  await sitDown(present, 'Gruppe 1');
  await (await lead(workshop))({ type: 'open_question', question: 1, minutes: 15 });
  await say(pocket, 'Skrevet før lommen');
  await expect(noteOf(pocket, 'før lommen')).toContainText('Mottatt');

  const system = await pocket.context().newCDPSession(pocket);
  await system.send('Page.setWebLifecycleState', { state: 'frozen' });
  await say(present, 'Skrevet mens den var borte');
  await expect(noteOf(present, 'mens den var borte')).toContainText('Mottatt');
  await present.waitForTimeout(FROZEN_MS);
  await system.send('Page.setWebLifecycleState', { state: 'active' });

  await expect(noteOf(pocket, 'mens den var borte')).toBeVisible();
  await say(pocket, 'Skrevet etterpå');
  await expect(noteOf(present, 'etterpå')).toContainText('Skrevet etterpå');
  await expect(pocket.getByText('Alt er mottatt')).toBeVisible();
  await expect(pocket.getByRole('article')).toHaveCount(3);
});
