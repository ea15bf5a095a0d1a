// Measures the participants' page in a real Chromium as a phone meets it: bytes, requests, first paint, when one can choose
// a table, one's own note on the screen, and how long a note takes to another phone's screen.
//
//   node benches/page/measure.mjs [--program PATH] [--rounds N]        from the project's root, after a release build
//
// Network as in the browser's own tools: «Slow 4G» 1.44 Mbit/s and 562 ms, «3G» 400 kbit/s and 2,000 ms; processor 4 times
// slower. Medians of the rounds; times say something only about the machine they were taken on.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { firstWords, median, say } from './server.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { chromium } = createRequire(path.join(root, 'web/package.json'))('@playwright/test');
const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const PROGRAM = option('--program', path.join(root, 'target/release/moteplass'));
const ROUNDS = Number(option('--rounds', '5'));
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'nb-NO' };
const NETWORKS = {
  'Slow 4G': { latency: 562, downloadThroughput: 180_000, uploadThroughput: 84_375, offline: false },
  '3G': { latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000, offline: false },
};
/** Of the 50 phones in the room, those that are browsers: one writes, one watches. */
const BROWSERS = 2;
const NOTES = 40;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'moteplass-page-'));
const server = spawn(PROGRAM, ['serve', '--address', '127.0.0.1', '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  await measure(await firstWords(server));
} finally {
  await browser.close();
  server.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}

async function measure({ url, key }) {
  const { code, links } = await (await fetch(`${url}/api/workshops`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ settings: { title: 'Møteplass folkehelse Fjordvik', place: '', date: null, organiser: '', recipients: [], contact: '', language: 'nb' }, groups: 8 }),
  })).json();
  const hall = await browser.newPage();
  await hall.goto(url);
  await hall.evaluate(ask, {
    access: { type: 'key', key: new URL(links.facilitator).hash.slice(1) },
    hand: { id: 'the-hand-of-the-bench', initials: '' },
    command: { type: 'open_question', question: 1, minutes: 60 },
  });
  const page = await fetch(`${url}/${code}`, { headers: { 'accept-encoding': 'br' } });
  say('bytes of the page (brotli)', page.headers.get('content-length'));

  for (const [name, network] of Object.entries(NETWORKS)) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await arrive(`${url}/${code}`, network));
    for (const what of Object.keys(rounds[0])) say(`${name}: ${what}`, median(rounds.map((one) => one[what])));
  }

  for (let n = 0; n < 50 - BROWSERS; n++) {
    const access = { type: 'code', code, seat: `a-seat-of-the-page-bench-${n}` };
    await hall.evaluate(ask, { access, hand: null, command: { type: 'join', group: 1 } });
  }
  const [writer, reader] = [await seated(links.join), await seated(links.join)];
  const [own, other] = [[], []];
  for (let n = 0; n < NOTES; n++) {
    const text = `Benk nummer ${n} langs elva`;
    const heard = shown(reader, text);
    own.push(await writer.evaluate(writeAndWait, text));
    other.push((await heard) - (await writer.evaluate(() => window.sentAt)));
  }
  say('own note on the screen, ms, median', median(own));
  say('note on another phone, 50 phones, ms, median', median(other));
  say('note on another phone, 50 phones, ms, p95', other.toSorted((a, b) => a - b)[Math.ceil(other.length * 0.95) - 1]);
}

/** A visit with an empty cache: first paint, and when one can choose a table. */
async function arrive(address, network) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', network);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let requests = 0;
  page.on('request', () => requests++);
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('radio').first().waitFor();
  const times = await page.evaluate(() => ({
    'first paint, ms': performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    'a table can be chosen, ms': performance.now(),
  }));
  await context.close();
  return { requests, ...times };
}

async function seated(address) {
  const page = await (await browser.newContext(PHONE)).newPage();
  await page.goto(address);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Bli med' }).click();
  await page.getByRole('button', { name: 'Hopp over' }).click();
  await page.getByLabel('Skriv et innspill').waitFor();
  return page;
}

/** In the page: writes and sends; the milliseconds until the note is on the screen. */
function writeAndWait(text) {
  const field = document.getElementById('note');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((resolve) => {
    const begun = performance.now();
    window.sentAt = Date.now();
    field.form.requestSubmit();
    const look = () => (document.body.innerText.includes(text) ? resolve(performance.now() - begun) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  });
}

/** The moment at which a page shows a text, by the clock that both pages share. */
function shown(page, text) {
  return page.evaluate(
    (text) =>
      new Promise((resolve) => {
        const look = () => (document.body.innerText.includes(text) ? resolve(Date.now()) : requestAnimationFrame(look));
        look();
      }),
    text,
  );
}

/** In a page of the server: says hello on the wire and asks; the line stays open while the page does. */
function ask({ access, hand, command }) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/ws`);
    (window.lines ??= []).push(socket);
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: 'hello', access, epoch: null, after: 0, hand }));
      socket.send(JSON.stringify({ type: 'ask', mark: 'bench', command }));
    };
    socket.onerror = () => reject(new Error('no line to the server'));
    socket.onmessage = ({ data }) => {
      const { type } = JSON.parse(data);
      if (type === 'accepted') resolve();
      if (type === 'denied' || type === 'refused') reject(new Error(data));
    };
  });
}
