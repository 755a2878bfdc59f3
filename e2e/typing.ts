import { type Browser, chromium as browsers, type Locator, type Page } from '@playwright/test';
import chromium from '@sparticuz/chromium';

import { browserPath } from './browser.ts';
import startProduct from './product.ts';
import { giveRevisions } from './revisions.ts';

const WORDS = 100_000;
const REVISIONS = 5_000;
const MOST_OPEN_MS = 2_000;
const MOST_KEY_MS = 50;
const KEYS = 120;

const someWords =
  'council guidance people street depot meeting record review owner careful plain week team before after check open note'.split(
    ' ',
  );

/** A long document with headings, lists and paragraphs, the same at every run. */
function longText(): string {
  const parts: string[] = [];
  for (let words = 0, nth = 0; words < WORDS; nth += 1) {
    const length = 40 + ((nth * 37) % 60);
    const sentence = Array.from({ length }, (_, at) => someWords[(nth * 7 + at * 13) % someWords.length]).join(' ');
    parts.push(
      nth % 12 === 0 ? `## Part ${nth / 12 + 1}\n\n${sentence}.` : nth % 5 === 0 ? `- ${sentence}` : `${sentence}.`,
    );
    words += length;
  }
  return parts.join('\n\n');
}

/**
 * Opens a document of 100,000 words and 5,000 revisions in the real browser and types in its middle. Prints how long it
 * takes to open (from the click to the text on the screen), the same for its history, and from a key to the next frame
 * that shows it; exits 1 beyond a limit.
 */
async function main(): Promise<void> {
  const stop = await startProduct();
  const browser = await browsers.launch({
    executablePath: await browserPath(),
    args: chromium.args.filter((arg) => !/^--(single-process|no-zygote)$/.test(arg)),
  });
  try {
    const page = await signedIn(browser, process.env['GUILDHALL_URL']!);
    const id = await begin(page);
    await giveRevisions(id, REVISIONS);
    // Once before, so that the code is in the browser's cache and the document in the server's memory, as on a working day.
    await open(page, id);
    const opened = await open(page, id);
    const keys = await type(page);
    const again = await open(page, id);
    const history = await openHistory(page, id);
    process.exitCode = report({ opened, again, history }, keys) ? 0 : 1;
  } finally {
    await browser.close();
    await stop();
  }
}

async function signedIn(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 860 } });
  const people = (await (await context.request.get('/api/demo/people')).json()) as { id: string; name: string }[];
  const helen = people.find(({ name }) => name === 'Helen Marsh');
  await context.request.post('/api/demo/sign-in', { data: { memberId: helen?.id }, headers: { origin: url } });
  return context.newPage();
}

async function begin(page: Page): Promise<string> {
  const answer = await page.request.post('/api/guidance', {
    data: {
      kind: 'guide',
      titles: { en: 'A very long guide' },
      source: { from: 'markdown', language: 'en', text: longText() },
    },
    headers: { origin: process.env['GUILDHALL_URL']! },
  });
  return ((await answer.json()) as { id: string }).id;
}

/** Milliseconds from a press on its name in the list to its text on the screen. */
async function open(page: Page, id: string): Promise<number> {
  await page.goto('/guidance');
  const link = page.locator(`a[href="/guidance/${id}"]`);
  await link.waitFor();
  await page.waitForLoadState('networkidle');
  return press(link, '.ProseMirror > *', 500);
}

/** Milliseconds from a press on its history to the latest revisions on the screen. */
async function openHistory(page: Page, id: string): Promise<number> {
  const link = page.locator(`a[href="/guidance/${id}/history"]`).first();
  await link.waitFor();
  return press(link, 'main button[aria-label]', 50);
}

/** Milliseconds from a press to so many of these on the screen. */
function press(link: Locator, selector: string, most: number): Promise<number> {
  return link.evaluate(
    (element, [shown, count]) =>
      new Promise<number>((done) => {
        const start = performance.now();
        const look = () => {
          if (document.querySelectorAll(shown).length >= count) done(performance.now() - start);
          else requestAnimationFrame(look);
        };
        (element as HTMLElement).click();
        requestAnimationFrame(look);
      }),
    [selector, most] as const,
  );
}

/** Milliseconds from each key to the frame after it, in the middle of the text. */
async function type(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const blocks = document.querySelectorAll('.ProseMirror > p');
    const middle = blocks[Math.floor(blocks.length / 2)]!;
    middle.scrollIntoView({ block: 'center' });
    const frames: number[] = [];
    Object.assign(window, { frames });
    addEventListener(
      'keydown',
      (event) => {
        const at = event.timeStamp;
        // The first message after the next frame comes when that frame has been painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => frames.push(performance.now() - at));
          port1.start();
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  const middle = page.locator('.ProseMirror > p').nth(
    await page
      .locator('.ProseMirror > p')
      .count()
      .then((n) => n >> 1),
  );
  await middle.click();
  await page.keyboard.type('some words to warm up ', { delay: 60 });
  await page.evaluate(() => ((window as unknown as { frames: number[] }).frames.length = 0));
  await page.keyboard.type('plain words that people can follow '.repeat(4).slice(0, KEYS), { delay: 60 });
  return page.evaluate(() => (window as unknown as { frames: number[] }).frames);
}

interface Opened {
  opened: number;
  again: number;
  history: number;
}

function report({ opened, again, history }: Opened, keys: number[]): boolean {
  const sorted = keys.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity;
  const lines: [string, number, number][] = [
    ['opens, ms', opened, MOST_OPEN_MS],
    ['opens after the typing, ms', again, MOST_OPEN_MS],
    ['its history opens, ms', history, MOST_OPEN_MS],
    ['key to screen, half of them, ms', at(0.5), MOST_KEY_MS],
    ['key to screen, 95 of 100, ms', at(0.95), MOST_KEY_MS],
  ];
  process.stdout.write(
    `A document of ${WORDS.toLocaleString('en')} words and ${REVISIONS.toLocaleString('en')} revisions, ${keys.length} keys\n`,
  );
  for (const [name, value, most] of lines) {
    process.stdout.write(`${value <= most ? 'ok' : 'OVER'}  ${name}: ${value.toFixed(1)} (at most ${most})\n`);
  }
  return lines.every(([, value, most]) => value <= most);
}

await main();
