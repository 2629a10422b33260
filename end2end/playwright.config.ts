import { defineConfig } from '@playwright/test';
import type { AppOptions, AppWorkerOptions } from './fixtures/app.ts';

// A test runs with JavaScript. Tagged `@every-mode` it also runs without it and with WebAssembly
// that arrives 10 s late; `@no-javascript` and `@late-wasm` name a test that is about that mode alone.
export default defineConfig<AppOptions, AppWorkerOptions>({
  testDir: './tests',
  outputDir: './test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./support/closing-line.ts']],
  use: {
    browserName: 'chromium',
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 800 },
    // What never comes is told with its line, and not only as a story that took too long.
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.CALLTAG_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'javascript', grepInvert: /@no-javascript|@late-wasm/ },
    {
      name: 'no-javascript',
      grep: /@every-mode|@no-javascript/,
      use: { javaScriptEnabled: false },
    },
    {
      name: 'late-wasm',
      grep: /@every-mode|@late-wasm/,
      // A service worker would fetch past the delay.
      use: { wasmDelay: 10_000, serviceWorkers: 'block' },
    },
  ],
});
