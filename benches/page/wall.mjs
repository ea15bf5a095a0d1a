// Measures how long a new word takes to the wall in a real Chromium: from the moment the server says that the note is received
// to the frame in which the page has the word and the painter begins to show it.
//
//   node benches/page/wall.mjs [--program PATH] [--words N]        from the project's root, after a release build
//
// One room of 50 phones and one of 1,000; all write, and now and then one of them says a word that nobody has said before.
// Also how many clouds come to the wall in a second, and how evenly its words glide when there are 150 of them and the
// page is made four times slower. Times say something only about the machine they were taken on.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Line } from './line.mjs';
import { firstWords, say } from './server.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { chromium } = createRequire(path.join(root, 'web/package.json'))('@playwright/test');
const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const PROGRAM = option('--program', path.join(root, 'target/release/moteplass'));
const WORDS = Number(option('--words', '40'));
/** Phones in a room, and the notes that all of them write together in a second. */
const ROOMS = [{ phones: 50, notesPerSecond: 4 }, { phones: 1_000, notesPerSecond: 20 }];
const FIRST = ['strand', 'fjell', 'elve', 'skog', 'by', 'havne', 'park', 'vinter', 'sommer', 'kveld', 'bygde', 'skole', 'kultur', 'natur', 'fjord', 'helge'];
const LAST = ['tur', 'lag', 'kafé', 'gruppe', 'verksted', 'fest', 'kor', 'vandring', 'stevne', 'løp'];
const CLOUD_QUESTION = 4;
/** How words glide: so many of them, on a processor so many times slower, for so long, in seconds. */
const GLIDING = { words: 150, slower: 4, seconds: 20 };

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'moteplass-wall-'));
const server = spawn(PROGRAM, ['serve', '--address', '127.0.0.1', '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const { url, key } = await firstWords(server);
  for (const room of ROOMS) await measure(url, key, room);
} finally {
  await browser.close();
  server.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function measure(url, key, { phones, notesPerSecond }) {
  const { code, links } = await (await fetch(`${url}/api/workshops`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ settings: { title: 'Møteplass folkehelse Fjordvik', place: '', date: null, organiser: '', recipients: [], contact: '', language: 'nb' }, groups: 8 }),
  })).json();
  const facilitator = await Line.open(url, { type: 'key', key: new URL(links.facilitator).hash.slice(1) }, { id: 'the-hand-of-the-bench', initials: '' });
  await facilitator.ask({ type: 'set_cloud', question: CLOUD_QUESTION, settings: { counting: 'participants', lone_words: true } });
  await facilitator.ask({ type: 'open_question', question: CLOUD_QUESTION, minutes: 60 });
  const lines = [];
  for (let n = 0; n < phones; n++) {
    const line = await Line.open(url, { type: 'code', code, seat: `a-seat-of-the-wall-bench-${n}` }, null);
    await line.ask({ type: 'join', group: 1 + (n % 8) });
    lines.push(line);
  }
  const wall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'nb-NO' })).newPage();
  await wall.goto(links.wall);
  await wall.evaluate(watch);

  const words = FIRST.flatMap((first) => LAST.map((last) => first + last));
  const said = words.slice(WORDS, 2 * WORDS);
  const write = (text) => lines[Math.floor(Math.random() * phones)].ask({ type: 'write_note', note: randomId(), question: CLOUD_QUESTION, text });
  const ownWords = () => ['Psykisk helse', 'Turgåing', 'Naboskap', 'Søvn', 'Ensomhet', 'Lysløype', 'Frivillighet', 'Dugnad', 'Kosthold', ...said];
  const others = setInterval(() => void write(ownWords()[Math.floor(Math.random() ** 2 * ownWords().length)]), 1000 / notesPerSecond);
  const waits = [];
  for (const word of words.slice(0, WORDS)) {
    await rest(300 + Math.random() * 700);
    await write(word);
    const received = Date.now();
    waits.push(Math.max(0, (await wall.evaluate((word) => window.seenAt(word), word)) - received));
  }
  clearInterval(others);
  const { clouds, seconds } = await wall.evaluate(() => window.count());
  waits.sort((a, b) => a - b);
  say(`${phones} phones: a new word on the wall, ms, median`, waits[waits.length >> 1]);
  say(`${phones} phones: a new word on the wall, ms, p95`, waits[Math.ceil(waits.length * 0.95) - 1]);
  say(`${phones} phones: a new word on the wall, ms, longest`, waits.at(-1));
  console.log(`${`${phones} phones: clouds a second`.padEnd(52)} ${(clouds / seconds).toFixed(2)}`);
  if (phones === ROOMS[0].phones) await glide(wall, words.slice(2 * WORDS), write);
  [...lines, facilitator].forEach((line) => line.close());
  await wall.context().close();
}

/** Fills the wall, slows its page down and tells how evenly frames come while words that are said again grow and glide. */
async function glide(wall, words, write) {
  const missing = GLIDING.words - (await wall.evaluate(() => document.querySelectorAll('figure li').length));
  for (const word of words.slice(0, missing)) await write(word);
  await wall.waitForFunction((words) => document.querySelectorAll('figure li').length >= words, GLIDING.words);
  // The look for new words would be counted as the page's work.
  await wall.evaluate(() => { window.hasSeenAll = true; });
  const devtools = await wall.context().newCDPSession(wall);
  await devtools.send('Performance.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: GLIDING.slower });
  await rest(2_000);
  const busy = async () => (await devtools.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration').value;
  const again = setInterval(() => void write(words[Math.floor(Math.random() ** 2 * missing)]), 250);
  await browser.startTracing(wall, { categories: ['viz'] });
  const before = await busy();
  const gaps = await wall.evaluate(frames, GLIDING.seconds * 1000);
  const work = (await busy()) - before;
  const trace = JSON.parse(await browser.stopTracing()).traceEvents;
  clearInterval(again);
  gaps.sort((a, b) => a - b);
  const title = `${GLIDING.words} words, ${GLIDING.slower} x slower:`;
  const drawn = trace.filter(({ name, ph }) => name === 'Display::DrawAndSwap' && ph === 'X').length;
  say(`${title} frames that the screen got, a second`, (drawn / GLIDING.seconds).toFixed(1));
  say(`${title} frames that the page made, a second`, (gaps.length / GLIDING.seconds).toFixed(1));
  say(`${title} the page's work on a frame, ms`, ((1000 * work) / gaps.length).toFixed(1));
  say(`${title} time between two frames, ms, p95`, gaps[Math.ceil(gaps.length * 0.95) - 1].toFixed(0));
}

/** In the wall: the milliseconds between frames, for a while. */
function frames(ms) {
  return new Promise((resolve) => {
    const gaps = [];
    const begun = performance.now();
    let last = begun;
    const look = (now) => {
      gaps.push(now - last);
      last = now;
      if (now - begun > ms) resolve(gaps.slice(1));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** In the wall: notes the frame in which each word first stands in the cloud, and counts the clouds. */
function watch() {
  const first = new Map();
  const waiting = new Map();
  const begun = Date.now();
  let clouds = 0;
  let last = '';
  const look = () => {
    const listed = [...document.querySelectorAll('figure li')].map((item) => item.textContent);
    if (listed.join() !== last) [last, clouds] = [listed.join(), clouds + 1];
    for (const word of listed.map((item) => item.replace(/ \(\d+\)$/, ''))) {
      if (first.has(word)) continue;
      first.set(word, Date.now());
      waiting.get(word)?.(first.get(word));
    }
    if (!window.hasSeenAll) requestAnimationFrame(look);
  };
  look();
  window.seenAt = (word) => first.get(word) ?? new Promise((resolve) => waiting.set(word, resolve));
  window.count = () => ({ clouds, seconds: (Date.now() - begun) / 1000 });
}

function randomId() {
  const bytes = randomBytes(16);
  bytes[6] = 0x70 | (bytes[6] & 15);
  bytes[8] = 0x80 | (bytes[8] & 63);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function rest(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
