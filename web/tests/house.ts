// The house that the stories take place in: a real server with a folder of its own, workshops, phones and a facilitator.
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Command, ServerMessage, Settings } from '../src/protocol/messages';

/** A server that runs while the stories do. */
export interface House {
  url: string;
  organiserKey: string;
  /** Kills the server without a warning, and starts another in its place. */
  replace(): Promise<void>;
}

/** A workshop that was made for one story. */
export interface MadeWorkshop {
  code: string;
  links: { join: string; facilitator: string; secretariat: string; wall: string };
}

const BINARY = process.env.MOTEPLASS_BINARY ?? path.resolve('../target/debug/moteplass');
/** A phone held upright. */
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
/** A projector. */
export const WALL = { viewport: { width: 1920, height: 1080 } };

const SETTINGS: Settings = {
  title: 'Møteplass folkehelse Fjordvik',
  place: 'Fjordvik kulturhus',
  date: '2026-05-04',
  organiser: 'Fjordvik kommune',
  recipients: ['Helsedirektoratet'],
  contact: '',
  language: 'nb',
};

interface Fixtures {
  /** Makes a workshop from the standard template. */
  gather: (settings?: Partial<Settings>, groups?: number) => Promise<MadeWorkshop>;
  /** Makes a workshop from a file in `fixtures/workshops/`. */
  bring: (fixture: string) => Promise<MadeWorkshop>;
  /** Opens a page of its own browser profile; a page that breaks its own security policy fails the story. */
  visit: (address: string, options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
  /** Someone who leads, by commands on the wire. */
  lead: (workshop: MadeWorkshop) => Promise<(command: Command) => Promise<ServerMessage>>;
}

export const test = base.extend<Fixtures, { house: House }>({
  house: [
    async ({}, use) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'moteplass-'));
      let server = start(folder, '0');
      const words = await firstWords(server);
      const replace = async () => {
        await ended(server, 'SIGKILL');
        server = start(folder, new URL(words.url).port);
        await firstWords(server);
      };
      await use({ ...words, replace });
      await ended(server, 'SIGTERM');
      fs.rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],

  gather: async ({ house }, use) => {
    await use(async (settings = {}, groups = 8) => {
      const response = await fetch(`${house.url}/api/workshops`, {
        method: 'POST',
        headers: { authorization: `Bearer ${house.organiserKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ settings: { ...SETTINGS, ...settings }, groups }),
      });
      expect(response.status).toBe(201);
      return (await response.json()) as MadeWorkshop;
    });
  },

  bring: async ({ house }, use) => {
    await use(async (fixture) => {
      const response = await fetch(`${house.url}/api/workshops/import`, {
        method: 'POST',
        headers: { authorization: `Bearer ${house.organiserKey}`, 'content-type': 'application/json' },
        body: fs.readFileSync(path.resolve('../fixtures/workshops', fixture)),
      });
      expect(response.status).toBe(201);
      return (await response.json()) as MadeWorkshop;
    });
  },

  visit: async ({ browser, browserName }, use) => {
    const contexts: BrowserContext[] = [];
    const broken: string[] = [];
    await use(async (address, options = PHONE) => {
      // Firefox can be as narrow as a phone, but not pretend to be one.
      const possible = browserName === 'firefox' ? { ...options, isMobile: undefined, hasTouch: undefined } : options;
      const context = await browser.newContext({ locale: 'nb-NO', timezoneId: 'Europe/Oslo', ...possible });
      contexts.push(context);
      context.on('console', (message) => /Content.Security.Policy|TrustedHTML/i.test(message.text()) && broken.push(message.text()));
      // Firefox also calls it an error that there is no network.
      context.on('weberror', (error) => /can’t establish a connection|was interrupted/.test(String(error.error())) || broken.push(String(error.error())));
      const page = await context.newPage();
      await page.goto(address);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(broken, 'what the pages complained about').toEqual([]);
  },

  lead: async ({ browser, house }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (workshop) => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(house.url);
      const key = new URL(workshop.links.facilitator).hash.slice(1);
      return (command) => page.evaluate(askOnTheWire, { key, command });
    });
    for (const context of contexts) await context.close();
  },
});

/** Runs in a browser: says hello as staff, asks once, and gives the answer. */
function askOnTheWire({ key, command }: { key: string; command: Command }): Promise<ServerMessage> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws`);
    const hello = { type: 'hello', access: { type: 'key', key }, epoch: null, after: 0, hand: { id: 'the-hand-that-leads-the-story', initials: 'PL' } };
    socket.onopen = () => {
      socket.send(JSON.stringify(hello));
      socket.send(JSON.stringify({ type: 'ask', mark: 'story', command }));
    };
    socket.onerror = () => reject(new Error('no line to the server'));
    socket.onmessage = (event) => {
      const message = JSON.parse(String(event.data)) as ServerMessage;
      if (!('mark' in message)) return;
      socket.close();
      resolve(message);
    };
  });
}

/** A server on a folder; port 0 is any free one. */
function start(folder: string, port: string): ChildProcess {
  return spawn(BINARY, ['serve', '--port', port, '--address', '127.0.0.1', '--data', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await gone;
}

/** What the server says when it is ready: its address and the organiser's link. */
function firstWords(server: ChildProcess): Promise<Pick<House, 'url' | 'organiserKey'>> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout!.on('data', (text) => {
      said += text;
      const link = /(http:\/\/\S+)\/new#(\S+)/.exec(said);
      if (link) resolve({ url: link[1]!, organiserKey: link[2]! });
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

/** Sits down at a table, without saying who one is. */
export async function sitDown(phone: Page, group: string): Promise<void> {
  await phone.getByRole('radio', { name: group, exact: true }).check();
  await phone.getByRole('button', { name: 'Bli med' }).click();
  await phone.getByRole('button', { name: 'Hopp over' }).click();
}

/** Writes a note and sends it. */
export async function say(phone: Page, text: string): Promise<void> {
  await phone.getByLabel('Skriv et innspill').fill(text);
  await phone.getByRole('button', { name: 'Send inn' }).click();
}

/** The note with these words. */
export function noteOf(phone: Page, text: string) {
  return phone.getByRole('article').filter({ hasText: text });
}

/** Ends each page: no accessibility fault that a machine can find, and nothing wider than the screen. */
export async function audit(page: Page, leaveOut: readonly string[] = []): Promise<void> {
  const builder = new AxeBuilder({ page });
  for (const part of leaveOut) builder.exclude(part);
  const { violations } = await builder.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(found, 'accessibility').toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, 'pixels to scroll sideways').toBeLessThanOrEqual(0);
}

export { expect };
