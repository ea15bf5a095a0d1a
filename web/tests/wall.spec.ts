// What the room sees.
import { audit, expect, noteOf, say, sitDown, test, WALL } from './house';

test('the wall shows the way in, then the question with the time left, and counts what is said', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const wall = await visit(workshop.links.wall, WALL);
  await expect(wall.getByRole('heading', { name: 'Møteplass folkehelse Fjordvik' })).toBeVisible();
  await expect(wall.getByRole('img', { name: workshop.links.join })).toBeVisible();
  await expect(wall.getByText(workshop.code)).toBeVisible();
  await audit(wall);

  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 1, minutes: 15 });
  await expect(wall.getByText('Spørsmål 1 av 5')).toBeVisible();
  await expect(wall.getByRole('timer')).toContainText('14:');
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 3');
  await say(phone, 'Åpne gymsalen om kvelden');
  await expect(wall.getByText('av 8 grupper har skrevet').locator('..')).toContainText('1');
  await audit(wall);

  await ask({ type: 'close_question', question: 1 });
  await expect(wall.getByText('Neste spørsmål kommer straks')).toBeVisible();
});

test('the wall shows no note, goes blank from the desk and by its own key', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const wall = await visit(workshop.links.wall, WALL);
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: 1, minutes: null });
  await expect(wall.getByText('Spørsmål 1 av 5')).toBeVisible();
  await ask({ type: 'blank_wall', blank: true });
  await expect(wall.getByText('Spørsmål 1 av 5')).toBeHidden();
  await audit(wall);
  await ask({ type: 'blank_wall', blank: false });
  await expect(wall.getByText('Spørsmål 1 av 5')).toBeVisible();
  await wall.keyboard.press('b');
  await expect(wall.getByText('Spørsmål 1 av 5')).toBeHidden();
  await wall.keyboard.press('b');
  await expect(wall.getByText('Spørsmål 1 av 5')).toBeVisible();
  await wall.keyboard.press('m');
  await audit(wall);
});

test('the wall keeps its last good view when the line drops', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const wall = await visit(workshop.links.wall, WALL);
  await (await lead(workshop))({ type: 'open_question', question: 2, minutes: null });
  await expect(wall.getByText('Spørsmål 2 av 5')).toBeVisible();
  await wall.context().setOffline(true);
  await expect(wall.getByText(/Sist oppdatert/)).toBeVisible();
  await expect(wall.getByText('Spørsmål 2 av 5')).toBeVisible();
  await wall.context().setOffline(false);
  await expect(wall.getByText(/Sist oppdatert/)).toBeHidden();
});

test('the words of the cloud come to the wall as they are said', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const wall = await visit(workshop.links.wall, WALL);
  const ask = await lead(workshop);
  await ask({ type: 'set_cloud', question: 4, settings: { counting: 'participants', lone_words: true } });
  await ask({ type: 'open_question', question: 4, minutes: 10 });
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 3');
  await say(phone, 'Psykisk helse og turgåing');
  await expect(wall.getByRole('figure').getByText('turgåing')).toBeAttached();
  await audit(wall);
});

test('the cloud stands still while it is frozen, and can be read on a dark ground', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const wall = await visit(workshop.links.wall, WALL);
  const ask = await lead(workshop);
  await ask({ type: 'set_cloud', question: 4, settings: { counting: 'participants', lone_words: true } });
  await ask({ type: 'open_question', question: 4, minutes: 10 });
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 3');
  await say(phone, 'Psykisk helse');
  const cloud = wall.getByRole('figure');
  await expect(cloud.getByText('psykisk helse')).toBeAttached();

  await wall.keyboard.press('f');
  await expect(wall.getByText('Ordskyen står stille')).toBeVisible();
  await say(phone, 'Turgåing');
  await expect(wall.getByText('innspill', { exact: true }).locator('..')).toContainText('2');
  await expect(cloud.getByText('turgåing')).not.toBeAttached();
  await wall.keyboard.press('f');
  await expect(cloud.getByText('turgåing')).toBeAttached();

  await wall.keyboard.press('m');
  await expect(wall.locator('[data-color-scheme=dark]')).toBeVisible();
  await audit(wall);
  await wall.keyboard.press('m');
  await expect(wall.locator('[data-color-scheme=light]')).toBeVisible();

  await wall.keyboard.press('f');
  await expect(wall.getByText('Ordskyen står stille')).toBeVisible();
  await ask({ type: 'close_question', question: 4 });
  await ask({ type: 'open_question', question: 5, minutes: null });
  await expect(wall.getByText('Ordskyen står stille')).toBeHidden();
});

test('what may not be shown leaves a frozen cloud at once, and a closed question keeps its cloud when the wall is loaded again', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const wall = await visit(workshop.links.wall, WALL);
  const ask = await lead(workshop);
  await ask({ type: 'set_cloud', question: 4, settings: { counting: 'participants', lone_words: true } });
  await ask({ type: 'open_question', question: 4, minutes: 10 });
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 3');
  for (const note of ['Søvn', 'Korsang', 'Kosthold', 'Dugnad']) await say(phone, note);
  const cloud = wall.getByRole('figure');
  for (const word of ['søvn', 'korsang', 'kosthold', 'dugnad']) await expect(cloud.getByText(word)).toBeAttached();

  await wall.keyboard.press('f');
  await noteOf(phone, 'Søvn').getByRole('button', { name: 'Trekk' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Ja, trekk det' }).click();
  await expect(cloud.getByText('søvn')).not.toBeAttached();
  await ask({ type: 'decide_word', question: 4, decision: { type: 'hide', word: 'korsang' } });
  await expect(cloud.getByText('korsang')).not.toBeAttached();
  await ask({ type: 'decide_word', question: 4, decision: { type: 'rename', word: 'dugnad', to: 'Dugnadsånd' } });
  await say(phone, 'Turgåing');
  await expect(cloud.getByText('kosthold')).toBeAttached();
  await expect(cloud.getByText('dugnad')).toBeAttached();
  await expect(cloud.getByText('turgåing')).not.toBeAttached();

  await ask({ type: 'close_question', question: 4 });
  await wall.reload();
  await expect(cloud.getByText('Dugnadsånd')).toBeAttached();
  await expect(cloud.getByText('turgåing')).toBeAttached();
});

for (const viewport of [{ width: 1920, height: 1080 }, { width: 1440, height: 900 }]) {
  test(`a wall of ${viewport.width} by ${viewport.height} that was blanked is shown again by its button`, async ({ gather, visit }) => {
    const workshop = await gather();
    const wall = await visit(workshop.links.wall, { viewport });
    await expect(wall.getByText('Velkommen til')).toBeVisible();
    await wall.keyboard.press('b');
    await expect(wall.getByText('Velkommen til')).toBeHidden();
    await wall.mouse.move(viewport.width / 2, viewport.height / 2);
    await wall.getByRole('button', { name: 'Vis skjermen igjen' }).click();
    await expect(wall.getByText('Velkommen til')).toBeVisible();
  });
}
