// Stories in a real browser against the real server. `npm run stories`; the server must be built: `cargo build`.
import { defineConfig, devices } from '@playwright/test';

const browser = { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] };

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // A browser on a busy machine now and then misses a beat; a story that is wrong is wrong twice.
  retries: 2,
  reporter: 'list',
  use: { locale: 'nb-NO', timezoneId: 'Europe/Oslo', trace: 'retain-on-failure', launchOptions: browser },
  projects: [
    { name: 'chromium', testIgnore: 'webkit.spec.ts', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, launchOptions: browser } },
    // The participants' browser may be another one. FIREFOX is the path of Firefox ESR; without it these are left out.
    ...(process.env.FIREFOX
      ? [{ name: 'firefox', testMatch: 'phone.spec.ts', use: { browserName: 'firefox' as const, channel: 'moz-firefox', launchOptions: { executablePath: process.env.FIREFOX } } }]
      : []),
    // WebKit is driven by the story itself; Chromium leads it. WEBKIT is the path of Debian's MiniBrowser.
    ...(process.env.WEBKIT ? [{ name: 'webkit', testMatch: 'webkit.spec.ts', use: { launchOptions: browser } }] : []),
  ],
});
