// Measures the secretariat's board in a real Chromium: when its notes are here, when it is seen, when all of it is drawn,
// how many elements it has, and how long it takes from a key to the card in its new place.
//
//   node benches/page/board.mjs [--program PATH] [--notes N] [--rounds N] [--slower N]     after a release build
//
// The board has twelve themes, and one note in ten stands nowhere. `--slower` is how many times slower the processor is made
// (4 unless told otherwise). Medians of the rounds; times say something only about the machine they were taken on.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { firstWords, median } from './server.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { chromium } = createRequire(path.join(root, 'web/package.json'))('@playwright/test');
const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const PROGRAM = option('--program', path.join(root, 'target/release/moteplass'));
const NOTES = Number(option('--notes', '5000'));
const ROUNDS = Number(option('--rounds', '3'));
const SLOWER = Number(option('--slower', '4'));
const THEMES = 12;
/** Cards that are moved in each round. */
const MOVES = 5;
const SCREEN = { viewport: { width: 1440, height: 900 }, locale: 'nb-NO' };
const WORDS = ['lokaler', 'tilskudd', 'frivillige', 'kommunen', 'ungdom', 'turer', 'kontaktperson', 'møteplass', 'transport', 'kveldstid'];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'moteplass-board-'));
const server = spawn(PROGRAM, ['serve', '--address', '127.0.0.1', '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const address = await board(await firstWords(server));
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await visit(address));
  console.log(`${NOTES} notes, processor ${SLOWER} times slower, median of ${ROUNDS} rounds`);
  for (const what of Object.keys(rounds[0])) console.log(`  ${what}: ${Math.round(median(rounds.map((one) => one[what])))}`);
} finally {
  await browser.close();
  server.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}

/** One opening of the board, and some moves by the keys. */
async function visit(address) {
  const context = await browser.newContext(SCREEN);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(watch, THEMES);
  await page.goto(address);
  await page.waitForFunction(() => window.boardSeen && performance.now() - window.lastChange > 1_000, null, { timeout: 60_000 });
  const seen = await page.evaluate(() => ({ here: window.eventsHere, seen: window.boardSeen, drawn: window.lastChange, elements: document.querySelectorAll('*').length }));
  const moves = [];
  for (let move = 0; move < MOVES; move++) moves.push(await page.evaluate(moveDown, 2 + move));
  await context.close();
  return { 'notes and steps are here, ms': seen.here, 'last theme seen, ms': seen.seen, 'all drawn, ms': seen.drawn, elements: seen.elements, 'a move by the keys, ms': median(moves) };
}

/** In the page, before anything else: notes when what happened is here, when the last theme is, and when the page last changed. */
function watch(themes) {
  const arrived = (message) => {
    if (!window.boardSeen && String(message.data).startsWith('{"type":"events"')) window.eventsHere = performance.now();
  };
  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener('message', arrived);
    }
  };
  new MutationObserver(() => {
    window.lastChange = performance.now();
    if (!window.boardSeen && document.querySelectorAll('[data-theme] [data-card]').length && document.querySelectorAll('[data-theme]').length >= themes) {
      requestAnimationFrame(() => setTimeout(() => (window.boardSeen ??= performance.now())));
    }
  }).observe(document, { childList: true, subtree: true });
}

/** In the page: moves a card one down, and waits until it is drawn there. */
async function moveDown(at) {
  const list = document.querySelector('[data-theme] [data-list]');
  const card = list.querySelectorAll('[data-card]')[at];
  const place = () => [...list.querySelectorAll('[data-card]')].findIndex((one) => one.dataset.card === card.dataset.card);
  const before = place();
  card.querySelector('[data-grip]').focus();
  const start = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true, cancelable: true }));
  while (place() === before && performance.now() - start < 15_000) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return place() === before ? NaN : performance.now() - start;
}

/** Makes the board, and says where it is. */
async function board({ url, key }) {
  const text = (at) => `Innspill ${at}: ${[3, 7, 11, 13].map((step) => WORDS[(at * step) % WORDS.length]).join(' og ')}`;
  const notes = Array.from({ length: NOTES }, (_, at) => ({ id: `n${at}`, question: 1, group: 1 + (at % 40), text: text(at) }));
  const placed = notes.slice(NOTES / 10);
  const themes = Array.from({ length: THEMES }, (_, theme) => ({
    heading: `Tema ${theme + 1}`,
    lines: placed.filter((_, at) => at % THEMES === theme).map(({ id }) => ({ notes: [id] })),
  }));
  const answer = await fetch(`${url}/api/workshops/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ title: 'Stort møte', questions: [{ title: 'Hva virker?', form: 'themes' }], notes, boards: [{ question: 1, themes }] }),
  });
  return (await answer.json()).links.secretariat;
}
