// What the room sees.
import { audit, expect, say, sitDown, test, WALL } from './house';

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
});

test('no word of the cloud stands on another, as the browser draws them', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const wall = await visit(workshop.links.wall, WALL);
  const ask = await lead(workshop);
  await ask({ type: 'set_cloud', question: 4, settings: { counting: 'mentions', lone_words: true } });
  await ask({ type: 'open_question', question: 4, minutes: 10 });
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 3');
  const said = [
    'Psykisk helse, ensomhet, søvn, turgåing og kosthold',
    'Psykisk helse, fysisk aktivitet, frivillighet, naboskap og måltider',
    'Ensomhet, turgåing, skolegård, ungdomsklubb, lysløype og sykkelvei',
    'Psykisk helse, friluftsliv, biblioteket, korsang, strikkekafé og dugnad',
    'Ensomhet, besøksvenn, språkkafé, svømmehall, rusforebygging og trivsel',
  ];
  for (const note of said) await say(phone, note);
  const cloud = wall.getByRole('figure');
  for (const word of ['besøksvenn', 'svømmehall', 'strikkekafé']) await expect(cloud.getByText(word)).toBeAttached();

  const { words, overlapping, outside } = await wall.evaluate(drawn);
  expect(words).toBeGreaterThan(20);
  expect({ overlapping, outside }).toEqual({ overlapping: 0, outside: 0 });
});

test('words do not glide for those who have asked for stillness', async ({ gather, visit, lead }) => {
  const workshop = await gather();
  const wall = await visit(workshop.links.wall, { ...WALL, reducedMotion: 'reduce' });
  const ask = await lead(workshop);
  await ask({ type: 'set_cloud', question: 4, settings: { counting: 'participants', lone_words: true } });
  await ask({ type: 'open_question', question: 4, minutes: 10 });
  const phone = await visit(workshop.links.join);
  await sitDown(phone, 'Gruppe 3');
  await say(phone, 'Turgåing');
  const word = wall.locator('figure path').first();
  await expect(word).toBeAttached();
  await expect(word).toHaveCSS('transition-duration', '0s');
  await expect(word).toHaveCSS('animation-name', 'none');
});

/** Runs in a browser: draws each word where it comes to rest, and counts the pixels that two words ink or that lie outside. */
function drawn(): { words: number; overlapping: number; outside: number } {
  const scale = 2;
  const svg = document.querySelector<SVGSVGElement>('figure svg')!;
  const width = svg.viewBox.baseVal.width * scale;
  const height = svg.viewBox.baseVal.height * scale;
  const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true })!;
  const inked = new Uint8Array(width * height);
  let overlapping = 0;
  let outside = 0;
  const paths = [...svg.querySelectorAll('path')];
  for (const path of paths) {
    const place = new DOMMatrix([scale, 0, 0, scale, 0, 0]).multiply(new DOMMatrix(path.style.transform));
    const box = path.getBBox();
    const corner = place.transformPoint({ x: box.x, y: box.y });
    const across = place.transformPoint({ x: box.x + box.width, y: box.y + box.height });
    if (corner.x < 0 || corner.y < 0 || across.x > width || across.y > height) outside += 1;
    pen.setTransform();
    pen.clearRect(0, 0, width, height);
    pen.setTransform(place);
    pen.fill(new Path2D(path.getAttribute('d')!));
    const [left, top] = [Math.max(0, Math.floor(corner.x)), Math.max(0, Math.floor(corner.y))];
    const { data, width: columns } = pen.getImageData(left, top, Math.ceil(across.x) - left, Math.ceil(across.y) - top);
    for (let at = 0; at * 4 < data.length; at += 1) {
      if (data[at * 4 + 3]! < 128) continue;
      const pixel = (top + Math.floor(at / columns)) * width + left + (at % columns);
      overlapping += inked[pixel]!;
      inked[pixel] = 1;
    }
  }
  return { words: paths.length, overlapping, outside };
}
