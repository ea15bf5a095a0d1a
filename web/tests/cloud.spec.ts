// The cloud on the wall, as a browser draws it.
import type { Page, Route } from '@playwright/test';
import type { CloudPicture, ServerMessage } from '../src/protocol/messages';
import { audit, expect, say, sitDown, test, WALL } from './house';

const LAPTOP = { viewport: { width: 1440, height: 900 } };
const SAID = [
  'Psykisk helse, ensomhet, søvn, turgåing og kosthold',
  'Psykisk helse, fysisk aktivitet, frivillighet, naboskap og måltider',
  'Ensomhet, turgåing, skolegård, ungdomsklubb, lysløype og sykkelvei',
  'Psykisk helse, friluftsliv, biblioteket, korsang, strikkekafé og dugnad',
  'Ensomhet, besøksvenn, språkkafé, svømmehall, rusforebygging og trivsel',
];

test('no word of the cloud stands on another, and the wall shows each where the server placed it', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const wall = await visit(workshop.links.wall, WALL);
  const cloud = await cloudOf(wall);
  const ask = await lead(workshop);
  await ask({ type: 'set_cloud', question: 4, settings: { counting: 'mentions', lone_words: true } });
  await ask({ type: 'open_question', question: 4, minutes: 10 });
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 3');
  for (const note of SAID) await say(phone, note);
  const figure = wall.getByRole('figure');
  for (const word of ['besøksvenn', 'svømmehall', 'strikkekafé']) await expect(figure.getByText(word)).toBeAttached();

  await expect.poll(() => wall.evaluate(drawn, cloud)).toEqual({ overlapping: 0, outside: 0, astray: 0 });
  expect(cloud.words.length).toBeGreaterThan(20);

  // A word that has left the wall is painted again when it comes back.
  await ask({ type: 'decide_word', question: 4, decision: { type: 'hide', word: 'svømmehall' } });
  await expect(figure.getByText('svømmehall')).not.toBeAttached();
  await expect.poll(() => wall.evaluate(drawn, cloud)).toEqual({ overlapping: 0, outside: 0, astray: 0 });
  await ask({ type: 'decide_word', question: 4, decision: { type: 'show', word: 'svømmehall' } });
  await expect(figure.getByText('svømmehall')).toBeAttached();
  await expect.poll(() => wall.evaluate(drawn, cloud)).toEqual({ overlapping: 0, outside: 0, astray: 0 });
});

for (const [how, fails] of [
  ['cannot be fetched', (worker: Route) => worker.abort()],
  ['breaks while it paints', (worker: Route) => worker.fulfill({ contentType: 'text/javascript', body: "addEventListener('message', ({ data }) => data.picture.broken)" })],
] as const) {
  test(`a wall whose painter ${how} paints the words itself`, async ({ gather, visit, lead }) => {
    const workshop = await gather();
    const wall = await visit(workshop.links.wall, WALL);
    await wall.route(/painter\.worker/, fails);
    const said = wall.waitForEvent('console', (message) => message.text().startsWith('the cloud is painted on the page'));
    const cloud = await cloudOf(wall);
    const ask = await lead(workshop);
    await ask({ type: 'set_cloud', question: 4, settings: { counting: 'mentions', lone_words: true } });
    await ask({ type: 'open_question', question: 4, minutes: 10 });
    const phone = await visit(workshop.links.join);
    await sitDown(phone, 'Gruppe 3');
    for (const note of SAID.slice(0, 2)) await say(phone, note);
    await said;
    await expect(wall.getByRole('figure').getByText('naboskap')).toBeAttached();
    await expect.poll(() => wall.evaluate(drawn, cloud)).toEqual({ overlapping: 0, outside: 0, astray: 0 });
  });
}

test('words glide to their places, but not for those who have asked for stillness', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const still = await visit(workshop.links.wall, { ...WALL, reducedMotion: 'reduce' });
  const gliding = await visit(workshop.links.wall, WALL);
  const ask = await lead(workshop);
  await ask({ type: 'set_cloud', question: 4, settings: { counting: 'mentions', lone_words: true } });
  await ask({ type: 'open_question', question: 4, minutes: 10 });
  for (const wall of [still, gliding]) await wall.evaluate(watch);
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 3');
  await say(phone, SAID[0]!);
  for (const wall of [still, gliding]) await expect(wall.getByRole('figure').getByText('kosthold')).toBeAttached();
  await expect.poll(() => gliding.evaluate(() => window.looks.size)).toBeGreaterThan(5);
  await still.waitForTimeout(1_500);
  // Nothing yet, and then the words where they stand.
  expect(await still.evaluate(() => window.looks.size)).toBe(2);
});

test('the secretariat looks after the words, with the keyboard alone, and the document says what it decided', async ({ bring, visit }) => {
  const workshop = await bring('hauglia.json');
  const board = await visit(workshop.links.secretariat.replace(/#/, '?question=4#'), LAPTOP);
  const table = board.getByRole('table', { name: 'Ordsky, spørsmål 4' });
  const row = (text: string) => table.getByRole('row').filter({ has: board.getByRole('button', { name: text, exact: true }) });
  const choose = async (text: string, choice: string) => {
    await board.getByRole('button', { name: `Valg for ordet «${text}»` }).press('Enter');
    await board.getByRole('button', { name: choice }).press('Enter');
  };
  await row('psykisk helse').getByRole('button', { name: 'psykisk helse', exact: true }).press('Enter');
  await expect(table.getByRole('list', { name: 'Innspill med «psykisk helse»' }).getByRole('listitem').first()).toBeVisible();
  await audit(board);

  await choose('ensomhet', 'Slå sammen med');
  await board.getByLabel('Tell det som').fill('psykisk helse');
  await board.getByLabel('Tell det som').press('Enter');
  await expect(row('ensomhet')).toBeHidden();
  // What had the focus is gone; the word in its place has it now.
  await expect(table.getByRole('row').locator('button:focus')).toHaveCount(1);
  await choose('friluftsliv', 'Skjul ordet');
  await expect(row('friluftsliv')).toBeHidden();
  await choose('psykisk helse', 'Skriv ordet annerledes');
  await board.getByLabel('Slik skal ordet stå').fill('Psykisk helse og ensomhet');
  await board.getByLabel('Slik skal ordet stå').press('Enter');
  await expect(row('Psykisk helse og ensomhet')).toBeVisible();

  const document = await visit(workshop.links.secretariat.replace('/secretariat#', '/secretariat/document#'), LAPTOP);
  const printed = document.frameLocator('iframe').getByRole('table').filter({ hasText: 'Psykisk helse og ensomhet' });
  await expect(printed).toBeAttached();
  for (const gone of ['ensomhet', 'friluftsliv']) await expect(printed.getByRole('cell', { name: gone, exact: true })).not.toBeAttached();
});

/** A cloud with the outlines of its words. */
type Cloud = Pick<CloudPicture, 'canvas' | 'words'> & { outlines: Record<string, string> };

/** The cloud that a wall has been sent, kept up with what is sent. */
async function cloudOf(wall: Page): Promise<Cloud> {
  const cloud: Cloud = { canvas: [0, 0], words: [], outlines: {} };
  wall.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(String(payload)) as ServerMessage;
      if (message.type !== 'cloud') return;
      for (const { text, outline } of message.words) if (outline !== undefined) cloud.outlines[text] = outline;
      Object.assign(cloud, { canvas: message.canvas, words: message.words });
    });
  });
  await wall.reload();
  return cloud;
}

/**
 * Runs in a browser: draws each word where the server placed it, as large as the wall shows it. Counts the pixels that two words
 * ink, the words that are partly outside, and the pixels of the wall that are otherwise.
 */
function drawn({ canvas, words, outlines }: Cloud): { overlapping: number; outside: number; astray: number } {
  const shown = document.querySelector<HTMLCanvasElement>('figure canvas')!;
  const { width, height } = shown;
  const scale = Math.min(width / canvas[0], height / canvas[1]);
  const [left, top] = [(width - canvas[0] * scale) / 2, (height - canvas[1] * scale) / 2];
  const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true })!;
  const ink = new Uint8Array(width * height);
  const inked = (draw: () => void) => {
    pen.setTransform();
    pen.clearRect(0, 0, width, height);
    draw();
    const { data } = pen.getImageData(0, 0, width, height);
    return Uint8Array.from(ink, (_, at) => (data[4 * at + 3]! < 128 ? 0 : 1));
  };
  let [overlapping, outside] = [0, 0];
  for (const { text, x, y, size } of words) {
    const word = inked(() => {
      const outlineScale = (size / 1_000) * scale;
      pen.setTransform(outlineScale, 0, 0, outlineScale, left + x * scale, top + y * scale);
      pen.fill(new Path2D(outlines[text]));
    });
    let isOutside = false;
    for (let at = 0; at < word.length; at += 1) {
      if (!word[at]) continue;
      overlapping += ink[at]!;
      ink[at] = 1;
      const [column, row] = [at % width, Math.floor(at / width)];
      isOutside ||= column < left || column >= width - left || row < top || row >= height - top;
    }
    if (isOutside) outside += 1;
  }
  const wall = inked(() => pen.drawImage(shown, 0, 0));
  return { overlapping, outside, astray: wall.reduce((sum, pixel, at) => sum + (pixel === ink[at] ? 0 : 1), 0) };
}

declare global {
  interface Window {
    looks: Set<string>;
  }
}

/** Runs in a browser: keeps every look that the cloud takes on. */
function watch(): void {
  const pen = Object.assign(document.createElement('canvas'), { width: 480, height: 270 }).getContext('2d')!;
  window.looks = new Set();
  const look = () => {
    const canvas = document.querySelector<HTMLCanvasElement>('figure canvas');
    pen.clearRect(0, 0, 480, 270);
    if (canvas) pen.drawImage(canvas, 0, 0, 480, 270);
    window.looks.add(pen.canvas.toDataURL());
    requestAnimationFrame(look);
  };
  look();
}
