// A page in real WebKit, by the W3C's WebDriver: Debian's WebKitWebDriver and MiniBrowser. One process, one page.
import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';
import { expect } from './house';

/** The key under which WebDriver hands elements over. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** How long something may take to appear, in milliseconds. */
const PATIENCE_MS = 30_000;

export class WebKitPage {
  private readonly driver: ChildProcess;
  private readonly url: string;
  private session = '';

  private constructor(driver: ChildProcess, port: number) {
    this.driver = driver;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Starts a driver and its browser; `miniBrowser` is the browser's path. */
  static async open(miniBrowser: string): Promise<WebKitPage> {
    const port = await freePort();
    const environment = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env: environment, stdio: 'ignore' });
    const page = new WebKitPage(driver, port);
    const wanted = { 'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] } };
    await expect(async () => {
      const { sessionId } = await page.say<{ sessionId: string }>('POST', '/session', { capabilities: { alwaysMatch: wanted } });
      page.session = `/session/${sessionId}`;
    }).toPass({ timeout: PATIENCE_MS });
    return page;
  }

  async close(): Promise<void> {
    await this.say('DELETE', this.session).catch(() => undefined);
    this.driver.kill();
  }

  async goto(address: string): Promise<void> {
    await this.say('POST', `${this.session}/url`, { url: address });
  }

  async reload(): Promise<void> {
    await this.say('POST', `${this.session}/refresh`, {});
  }

  /** Runs a function body in the page. */
  run<T>(script: string): Promise<T> {
    return this.say<T>('POST', `${this.session}/execute/sync`, { script, args: [] });
  }

  /** Waits until the page shows these words. */
  async shows(words: string): Promise<void> {
    await expect.poll(() => this.run<string>('return document.body.innerText'), { timeout: PATIENCE_MS }).toContain(words);
  }

  /** What the notes say, newest first. */
  notes(): Promise<string[]> {
    return this.run<string[]>("return [...document.querySelectorAll('article')].map((note) => note.innerText)");
  }

  async press(button: string): Promise<void> {
    await this.click(`//button[normalize-space()='${button}']`);
  }

  async choose(label: string): Promise<void> {
    await this.click(`//label[normalize-space()='${label}']`);
  }

  /** Writes by the keys, into the field with this label. */
  async type(label: string, text: string): Promise<void> {
    const field = await this.find(`//*[@id=//label[normalize-space()='${label}']/@for]`);
    await this.say('POST', `${this.session}/element/${field}/value`, { text });
  }

  private async click(path: string): Promise<void> {
    await this.say('POST', `${this.session}/element/${await this.find(path)}/click`, {});
  }

  private async find(path: string): Promise<string> {
    let found = '';
    await expect(async () => {
      const element = await this.say<Record<string, string>>('POST', `${this.session}/element`, { using: 'xpath', value: path });
      found = element[ELEMENT]!;
    }).toPass({ timeout: PATIENCE_MS });
    return found;
  }

  private async say<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.url + path, { method, body: body === undefined ? null : JSON.stringify(body) });
    const { value } = (await response.json()) as { value: T };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
