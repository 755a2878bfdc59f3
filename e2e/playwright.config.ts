import { defineConfig } from '@playwright/test';

import { browserArguments, browserPath } from './browser.js';

/** Journeys in the real Chromium that npm brings, against the built product on a database of its own. */
export default defineConfig({
  testDir: './journeys',
  outputDir: './results',
  // Two wait for a clock, a pause in writing or a lost line while the third works.
  workers: 3,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  globalSetup: './product.ts',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // What a journey answers in the server's stead it answers itself; the ones without a connection allow it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: await browserPath(),
      args: [
        ...browserArguments,
        '--disable-quic',
        // A page lives for seconds here: compiling what it does often costs more than it gives.
        '--js-flags=--no-opt --no-maglev',
      ],
    },
  },
});
