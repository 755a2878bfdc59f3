import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

import { type Browser, chromium } from '@playwright/test';

import { browserArguments, browserPath } from './browser.ts';
import startProduct from './product.ts';

const MOST_BYTES = 260 * 1024;
const MOST_CODE_BYTES = 150 * 1024;
const LEAST_PERFORMANCE = 95;
const LEAST_ACCESSIBILITY = 100;
const RUNS = 5;
/** Fetched when it is asked: with all it needs it would be a fifth of the files of every installation. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

/** A port nobody listens on, for the browser's debugging protocol. */
function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

interface Weight {
  all: number;
  code: number;
}

/**
 * Weighs the first load of home over the wire, fonts included, and asks Lighthouse (mobile, its own slow network) for
 * performance and accessibility. Prints every figure; exits 1 when one is beyond its limit.
 */
async function main(): Promise<void> {
  const stop = await startProduct();
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: [...browserArguments, `--remote-debugging-port=${port}`],
  });
  try {
    const url = process.env['GUILDHALL_URL']!;
    const cookie = await signIn(url);
    const weight = await weigh(browser, url, cookie);
    await keepCookie(browser, url, cookie);
    const scores = await ask(url, port);
    process.exitCode = report(weight, scores) ? 0 : 1;
  } finally {
    await browser.close();
    await stop();
  }
}

async function signIn(url: string): Promise<string> {
  const people = (await (await fetch(`${url}/api/demo/people`)).json()) as { id: string }[];
  const response = await fetch(`${url}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ memberId: people[0]!.id }),
  });
  return response.headers.getSetCookie()[0]!.split(';')[0]!;
}

async function weigh(browser: Browser, url: string, cookie: string): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  const types = new Map<string, string>();
  const weight: Weight = { all: 0, code: 0 };
  devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (weight.all += encodedDataLength));
  // Without the headers, which are no code.
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (/Script|Stylesheet/.test(types.get(requestId) ?? '')) weight.code += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  return weight;
}

/** Signs in the browser's own pages, which Lighthouse opens: as a header, the cookie would not reach the live connection. */
async function keepCookie(browser: Browser, url: string, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  const devtools = await browser.newBrowserCDPSession();
  await devtools.send('Storage.setCookies', { cookies: [{ name, value, url }] });
}

/** Lighthouse's own advice: the median of some runs, because one may share the machine with something else. */
async function ask(url: string, port: number): Promise<{ performance: number; accessibility: number }> {
  const runs: { performance: number; accessibility: number }[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { categories } = await lighthouse(url, port);
    const score = (category: string) => Math.round((categories[category]?.score ?? 0) * 100);
    runs.push({ performance: score('performance'), accessibility: score('accessibility') });
  }
  const middle = runs.toSorted((a, b) => a.performance - b.performance)[Math.floor(RUNS / 2)]!;
  return { ...middle, accessibility: Math.min(...runs.map(({ accessibility }) => accessibility)) };
}

interface LighthouseReport {
  categories: Record<string, { score: number | null }>;
}

async function lighthouse(url: string, port: number): Promise<LighthouseReport> {
  const how = [`--port=${port}`, '--output=json', '--only-categories=performance,accessibility', '--quiet'];
  const asked = promisify(execFile)('npx', ['--yes', LIGHTHOUSE, url, ...how], { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse((await asked).stdout) as LighthouseReport;
}

function report(weight: Weight, scores: { performance: number; accessibility: number }): boolean {
  const rows: [string, number, number, boolean][] = [
    ['first load of home, bytes', weight.all, MOST_BYTES, weight.all <= MOST_BYTES],
    ['of it script and style', weight.code, MOST_CODE_BYTES, weight.code <= MOST_CODE_BYTES],
    ['Lighthouse performance', scores.performance, LEAST_PERFORMANCE, scores.performance >= LEAST_PERFORMANCE],
    [
      'Lighthouse accessibility',
      scores.accessibility,
      LEAST_ACCESSIBILITY,
      scores.accessibility >= LEAST_ACCESSIBILITY,
    ],
  ];
  for (const [name, value, limit, held] of rows) {
    process.stdout.write(`${held ? 'held  ' : 'BEYOND'} ${name.padEnd(28)} ${value} (limit ${limit})\n`);
  }
  return rows.every(([, , , held]) => held);
}

await main();
