import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';

/** Where the product under test answers. */
export const address = () => process.env['GUILDHALL_URL'] ?? '';

interface DemoPerson {
  id: string;
  name: string;
}

/** A browser of their own for someone of the demo, signed in. */
export async function browserOf(browser: Browser, name: string, options = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: address(), ...options });
  await signIn(context.request, name);
  return context;
}

export async function signIn(request: APIRequestContext, name: string): Promise<void> {
  const people = (await (await request.get('/api/demo/people')).json()) as DemoPerson[];
  const person = people.find((each) => each.name === name);
  const answer = await request.post('/api/demo/sign-in', {
    data: { memberId: person?.id },
    headers: { origin: address() },
  });
  expect(answer.ok()).toBe(true);
}

/** A page of someone of the demo, signed in, on which nothing is opened yet. */
export async function newPageOf(browser: Browser, name: string, options = {}): Promise<Page> {
  return (await browserOf(browser, name, options)).newPage();
}

/** A path, or how to find it out for who asks. */
type Path = string | ((asks: Asks) => Promise<string>);
type Asks = Pick<BrowserContext, 'request'>;
const pathFor = (path: Path, asks: Asks) => (typeof path === 'string' ? path : path(asks));

/** A page of someone of the demo, signed in, at a path. */
export async function pageOf(browser: Browser, name: string, path: Path): Promise<Page> {
  const page = await newPageOf(browser, name);
  await page.goto(await pathFor(path, page));
  return page;
}

/** The same, once what happens to them is told here at once. */
export async function livePageOf(browser: Browser, name: string, path: Path): Promise<Page> {
  const page = await newPageOf(browser, name);
  const connected = page.waitForEvent('websocket', (socket) => socket.url().includes('/socket.io/'));
  const told = connected.then((socket) =>
    socket.waitForEvent('framereceived', ({ payload }) => payload.toString().includes('"unread"')),
  );
  await page.goto(await pathFor(path, page));
  await told;
  return page;
}

interface ChallengeEntry {
  id: string;
  state: string;
  title: { en: string };
}

/** The id of the demo's challenge of this name in this state: by name, since other journeys make challenges, too. */
export async function challengeOf({ request }: Asks, title: string, state: string): Promise<string> {
  const { entries } = (await (await request.get('/api/challenges')).json()) as { entries: ChallengeEntry[] };
  const found = entries.find((entry) => entry.title.en === title && entry.state === state);
  if (!found) throw new Error(`There is no challenge “${title}” that is ${state}`);
  return found.id;
}

/** The id of a practice of the demo, by its name: which come first in the library depends on what others share. */
export async function practiceOf({ request }: Asks, title: string): Promise<string> {
  const found = await request.get('/api/practices', { params: { search: title } });
  const { entries } = (await found.json()) as { entries: { id: string; title: string }[] };
  const practice = entries.find((entry) => entry.title === title);
  if (!practice) throw new Error(`There is no practice “${title}”`);
  return practice.id;
}

/** The practice that most people of the demo have heard of. */
export const map = 'One shared map for missed bins';
export const mapPath = async (asks: Asks): Promise<string> => `/practices/${await practiceOf(asks, map)}`;

/** Asks a question under a practice, as one does on its page. */
export async function askUnder(page: Page, practice: string, words: string): Promise<void> {
  await page.goto(`/practices/${practice}`);
  await page.getByLabel('Your question').fill(words);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('paragraph').filter({ hasText: words })).toBeVisible();
}

/** Someone who reads Welsh first is set to English for this journey. */
export async function speakEnglish(context: BrowserContext): Promise<void> {
  await context.request.patch('/api/me/settings', { data: { locale: 'en' }, headers: { origin: address() } });
}

/** What a screen reader was told last of what moved on a page. */
export function spokenOn(page: Page): Locator {
  return page.locator('[aria-live="polite"][aria-atomic="true"]');
}

/** A unit's row on a challenge's page: its score and who is across. */
export function bridgeOf(page: Page, unit: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: unit, exact: true }) });
}
