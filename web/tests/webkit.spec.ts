// A participant's day in WebKit, the engine of every browser on an iPhone. Another browser leads and sits at the same table.
import { expect, sitDown, test } from './house';
import { layLine } from './line';
import { WebKitPage } from './webkit';

const MINI_BROWSER = process.env.WEBKIT ?? '';

/** The first words of each note on a screen, newest first. */
const beginnings = (notes: string[]) => notes.map((note) => /(Første|Andre|Tredje|Fjerde) innspill/.exec(note)?.[0] ?? note);

test('in WebKit one comes in, writes, loses the line and the server, and all of it has arrived once and in order', async ({ house, gather, visit, lead }) => {
  test.setTimeout(240_000);
  const workshop = await gather();
  const ask = await lead(workshop);
  const line = await layLine(house.url);
  const phone = await WebKitPage.open(MINI_BROWSER);
  const say = async (text: string) => {
    await phone.type('Skriv et innspill', text);
    await phone.press('Send inn');
  };
  try {
    await phone.goto(workshop.links.join.replace(house.url, line.url));
    await phone.choose('Gruppe 3');
    await phone.press('Bli med');
    await phone.press('Hopp over');
    await phone.shows('Snart i gang');
    await ask({ type: 'open_question', question: 1, minutes: 15 });
    await say('Første innspill: åpne gymsalen');
    await phone.shows('Alt er mottatt');

    line.freeze();
    await say('Andre innspill, uten nett');
    await say('Tredje innspill, uten nett');
    await phone.shows('2 innspill er ikke mottatt ennå');
    line.thaw();
    await phone.run("dispatchEvent(new Event('online'))");
    await phone.shows('Alt er mottatt');

    await house.replace();
    await say('Fjerde innspill, til en ny tjener');
    await phone.shows('Alt er mottatt');
    await phone.reload();

    const wanted = ['Fjerde', 'Tredje', 'Andre', 'Første'].map((number) => `${number} innspill`);
    await expect.poll(async () => beginnings(await phone.notes())).toEqual(wanted);
    const neighbour = await visit(workshop.links.join);
    await sitDown(neighbour, 'Gruppe 3');
    await expect(neighbour.getByRole('article')).toHaveCount(wanted.length);
    expect(beginnings(await neighbour.getByRole('article').allTextContents())).toEqual(wanted);
    const sideways = 'return document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await phone.run<number>(sideways), 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  } finally {
    await phone.close();
    line.close();
  }
});
