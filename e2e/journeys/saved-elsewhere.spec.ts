import type { Browser, Page } from '@playwright/test';

import { command } from '../guidance.js';
import { browserOf, livePageOf, pageOf, spokenOn } from '../people.js';
import { expect, test } from '../test.js';
import { firstDayComes } from '../time.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Waits for a reading that came to its end; one that another takes the place of does not. */
const hasRead = (page: Page, address: string) =>
  page.waitForEvent('requestfinished', (asked) => asked.method() === 'GET' && asked.url().endsWith(address));

/** As when somebody turns to another tab for a while: what was read before is read anew on their return. */
async function returnAfterAWhile(page: Page, to: string): Promise<void> {
  const read = hasRead(page, to);
  await page.clock.fastForward('02:00');
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
  await read;
}

/** The form says that somebody else saved, and then takes a second saving. */
async function savesOverKnowingly(page: Page, save: string): Promise<void> {
  const button = page.getByRole('button', { name: save, exact: true });
  const answers = [409, 200].map((status) =>
    page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.status() === status),
  );
  await button.click();
  await expect(page.getByRole('alert')).toContainText('Somebody changed this while you were writing.');
  await answers[0];
  await expect(async () => {
    await button.click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }).toPass();
  await answers[1];
}

const quest = (title: string) => ({
  title: { en: title },
  audience: { en: 'Anyone' },
  why: { en: 'It is kind.' },
  minutes: 30,
  level: 2,
  companies: ['alone'],
  alreadyDoThis: { en: 'You read it to yourself.' },
  steps: [
    {
      id: 'read',
      title: { en: 'Read it' },
      help: { en: 'Slowly.' },
      by: { by: 'own_word' },
      party: { mode: 'any_one' },
      times: 1,
    },
  ],
  withoutDevice: { en: 'On paper.' },
  stamp: null,
  reward: null,
  warmUp: false,
  coming: false,
});

async function begunQuest(page: Page, title: string): Promise<string> {
  const begun = { definition: quest(title) };
  return (await command<{ slug: string }>(page.request, 'post', '/api/quest-drafts', begun)).slug;
}

test('[saved] a quest that is saved while the server is away stays in its form', async ({ browser }) => {
  const page = await pageOf(browser, 'Sam Whitlock', '/manage/quests');
  await page.goto(`/manage/quests/${await begunQuest(page, 'Read a route sheet aloud')}`);
  const why = page.getByRole('textbox', { name: 'Why is it worth it?', exact: true });
  await why.fill('So that nobody is sent to the wrong street.');
  await page.route('**/api/quest-drafts/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no connection right now');
  await expect(why).toHaveValue('So that nobody is sent to the wrong street.');
});

test('[saved] a quest saved elsewhere meanwhile is not saved over in silence', async ({ browser }) => {
  const page = await pageOf(browser, 'Sam Whitlock', '/manage/quests');
  await page.clock.install();
  const slug = await begunQuest(page, 'Read a rota aloud');
  await page.goto(`/manage/quests/${slug}`);
  const why = page.getByRole('textbox', { name: 'Why is it worth it?', exact: true });
  await why.fill('So that nobody comes on the wrong day.');
  const elsewhere = { definition: quest('Read a rota slowly'), saved: 1 };
  await command(page.request, 'put', `/api/quest-drafts/${slug}`, elsewhere);
  await returnAfterAWhile(page, `/quest-drafts/${slug}`);
  await savesOverKnowingly(page, 'Save the draft');
  await expect(why).toHaveValue('So that nobody comes on the wrong day.');
});

/** What is sent for a challenge in which Priya's unit takes part and for which she stands, and her own browser. */
async function challengeOfPriyas(browser: Browser, title: string) {
  const { request: priyas } = await browserOf(browser, 'Priya Shah');
  const { member, units } = (await (await priyas.get('/api/me')).json()) as {
    member: { id: string };
    units: { id: string }[];
  };
  const startsAt = Date.now() + 30 * DAY_MS;
  const draft = {
    title: { en: title },
    purpose: { en: 'Two know more than one.' },
    sponsorId: member.id,
    units: units.slice(-1).map(({ id: unit }) => unit),
    activities: ['practice.tried'],
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 20 * DAY_MS).toISOString(),
  };
  return { draft, priyas };
}

test('[saved] what is written for a challenge stays when it opens meanwhile, and is gone from once it is called off', async ({
  browser,
}) => {
  const page = await livePageOf(browser, 'Helen Marsh', '/challenges');
  const { draft, priyas } = await challengeOfPriyas(browser, 'Opened meanwhile');
  const { id } = await command<{ id: string }>(page.request, 'post', '/api/challenges', draft);
  const { version } = await command<{ version: number }>(priyas, 'post', `/api/challenges/${id}/sponsorship`, {
    accept: true,
    version: 1,
  });
  await command(page.request, 'post', `/api/challenges/${id}/schedule`, { version });
  await page.goto(`/challenges/${id}/edit`);
  const help = page.getByLabel('How can people take part?', { exact: false });
  await help.fill('Ask whoever sits beside you.');
  await firstDayComes(id);
  await expect(page.getByText('It has opened meanwhile')).toBeVisible();
  await expect(spokenOn(page)).toHaveText('Open');
  await expect(help).toHaveValue('Ask whoever sits beside you.');
  await expect(help).toBeFocused();

  const { version: now } = (await (await page.request.get(`/api/challenges/${id}`)).json()) as { version: number };
  await command(page.request, 'post', `/api/challenges/${id}/cancel`, { reason: 'Two floods', version: now });
  await expect(page.getByText('“Two floods”', { exact: false })).toBeVisible();
});

test('[saved] a challenge saved elsewhere meanwhile is not saved over in silence', async ({ browser }) => {
  const page = await pageOf(browser, 'Helen Marsh', '/challenges');
  await page.clock.install();
  const { request } = page;
  const elsewhere = { purpose: { en: 'Two hear more than one.' } };
  const read = async (id: string) => (await (await request.get(`/api/challenges/${id}`)).json()) as { version: number };
  const { draft } = await challengeOfPriyas(browser, 'Told by two');
  const { id } = await command<{ id: string }>(request, 'post', '/api/challenges', draft);
  await page.goto(`/challenges/${id}/edit`);
  await page.getByLabel('Name', { exact: true }).fill('Told by me');
  await command(request, 'put', `/api/challenges/${id}`, { ...draft, ...elsewhere, version: (await read(id)).version });
  await returnAfterAWhile(page, `/challenges/${id}`);
  await savesOverKnowingly(page, 'Save the changes');
  await expect(page.getByRole('heading', { level: 1, name: 'Told by me' })).toBeVisible();
});

test('[saved] a challenge that moved on unseen is called off by the second press', async ({ browser }) => {
  const page = await pageOf(browser, 'Helen Marsh', '/challenges');
  const { id } = await command<{ id: string }>(page.request, 'post', '/api/challenges', {
    title: { en: 'Moved on' },
    purpose: { en: 'To move on.' },
    units: [],
    activities: ['practice.tried'],
  });
  let isBehind = true;
  page.on('response', (answer) => {
    if (answer.status() === 409) isBehind = false;
  });
  await page.route(`**/api/challenges/${id}`, async (route) => {
    const response = await route.fetch();
    const read = (await response.json()) as { version: number };
    await route.fulfill({ response, json: { ...read, version: read.version - (isBehind ? 1 : 0) } });
  });
  await page.goto(`/challenges/${id}`);
  await page.getByRole('button', { name: 'Call it off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why?').fill('It was a trial.');
  const off = dialog.getByRole('button', { name: 'Call it off' });
  await off.click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody changed this while you were writing.');
  await expect(async () => {
    await off.click();
    await expect(dialog).toBeHidden({ timeout: 1000 });
  }).toPass({ timeout: 10_000 });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('[saved] a badge saved elsewhere meanwhile leaves the form as it is, and is not saved over in silence', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Ada Lowe', '/manage/badges');
  await page.clock.install();
  const writing = {
    name: { en: 'Told by two' },
    forWhat: { en: 'For telling.' },
    look: { shape: 'round', tincture: 'azure', charge: 'star' },
    subject: 'member',
    repeat: 'once',
    retention: 'follows_evidence',
    criteria: { type: 'activity_count', kind: 'practice.published', atLeast: 1, within: 'ever' },
  };
  const badge = { ...writing, slug: `told-${crypto.randomUUID().slice(0, 8)}` };
  const { id } = await command<{ id: string }>(page.request, 'post', '/api/badge-designs', badge);
  await page.goto(`/manage/badges/${id}`);
  await page.getByLabel('Name', { exact: true }).fill('Told by me');
  await command(page.request, 'put', `/api/badge-designs/${id}`, { ...writing, version: 1 });
  await returnAfterAWhile(page, `/badge-designs/${id}`);
  // Who was told of one saving is told of the next as well.
  const readAnew = hasRead(page, id);
  await page.getByRole('button', { name: 'Save the changes', exact: true }).click();
  await readAnew;
  await command(page.request, 'put', `/api/badge-designs/${id}`, { ...writing, version: 2 });
  await returnAfterAWhile(page, `/badge-designs/${id}`);
  await savesOverKnowingly(page, 'Save the changes');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Told by me');
  // One's own saving is the one that is gone on from.
  await page.getByLabel('Name', { exact: true }).fill('Told by me again');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  expect((await saved).status()).toBe(200);
});
