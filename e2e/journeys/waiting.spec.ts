import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';

import { command } from '../guidance.js';
import { address, newPageOf, signIn } from '../people.js';
import { beginOn, publishNamedQuest } from '../quests.js';
import { expect, test } from '../test.js';

test.use({ baseURL: address() });

const kept = 'This is kept and will be sent when you are connected again.';

/** How many requests of a browser with this end of an address the server has answered well. */
function counted(context: BrowserContext, end: string): { times: number } {
  const count = { times: 0 };
  context.on('response', (response) => {
    const isIt = response.request().method() === 'POST' && new URL(response.url()).pathname.endsWith(end);
    if (isIt && response.ok()) count.times += 1;
  });
  return count;
}

async function runsOf(request: APIRequestContext, slug: string): Promise<number> {
  const runs = (await (await request.get('/api/quest-runs')).json()) as { slug: string }[];
  return runs.filter((run) => run.slug === slug).length;
}

async function memberCalled(request: APIRequestContext, wanted: string): Promise<string> {
  const people = (await (await request.get('/api/demo/people')).json()) as { id: string; name: string }[];
  return people.find(({ name }) => name === wanted)!.id;
}

/** A tab of a browser that has lost its line is shown the same page anew. */
async function loadAnew(page: Page, context: BrowserContext): Promise<void> {
  await context.setOffline(false);
  await page.route('**/api/quest-runs', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  );
  await page.reload();
}

test('[offline] a quest begun without a connection is kept, outlives the tab, and is begun once by one of two tabs', async ({
  browser,
}) => {
  const sam = await newPageOf(browser, 'Sam Whitlock');
  const slug = await publishNamedQuest(sam.request, 'Read a meter', 'Say what it showed.');
  const page = await newPageOf(browser, 'Dev Anand');
  const context = page.context();
  const begun = counted(context, '/api/quest-runs');
  await page.goto(`/quests/${slug}`);
  await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page.getByText(kept)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin', exact: true })).toBeHidden();
  await expect(page.getByText('1 change is waiting to be sent.', { exact: false })).toBeVisible();

  // Signing out would take it away, and says so.
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  const asked = page.getByRole('dialog', { name: 'Sign out?' });
  await expect(asked).toContainText('1 change waits to be sent, and signing out takes it away.');
  await asked.getByRole('button', { name: 'Stay signed in' }).click();

  // The page is loaded anew while the server does not answer such commands: it still says what waits, in place.
  await loadAnew(page, context);
  await expect(page.getByText(kept)).toBeVisible();
  await page.close();

  // The tab is closed, and two others come back together.
  expect(await runsOf(page.request, slug)).toBe(0);
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all(tabs.map((tab) => tab.goto(`/quests/${slug}`)));
  for (const tab of tabs) {
    await expect(tab.getByRole('link', { name: 'Go on' })).toBeVisible();
    await expect(tab.getByText(kept)).toBeHidden();
  }
  await expect(tabs[0]!.getByText('1 change is waiting to be sent.', { exact: false })).toBeHidden();
  expect([begun.times, await runsOf(page.request, slug)]).toEqual([1, 1]);
});

/** Opens a page whose code that sends what waits is there: it comes once the first screen stands, and needs a line. */
async function openReady(page: Page, path: string): Promise<void> {
  const code = page.waitForResponse(/\/assets\/deliver-/);
  await page.goto(path);
  await code;
}

test('[offline] what waited is told when it was refused, wherever one is then, with the words and a way on', async ({
  browser,
}) => {
  const sam = await newPageOf(browser, 'Sam Whitlock');
  const slug = await publishNamedQuest(sam.request, 'Count the benches', 'Say how many.');
  const dev = await newPageOf(browser, 'Dev Anand');
  const colleague = await memberCalled(dev.request, 'Tom Hale');
  const path = await beginOn(dev, slug);
  await command(dev.request, 'post', `/api${path}/steps/say/evidence`, { words: 'Nine.', asked: colleague });
  const tom = await newPageOf(browser, 'Tom Hale');
  await openReady(tom, '/verify');
  const card = tom.locator('section').filter({ hasText: 'Count the benches' });
  const change = card.getByRole('button', { name: /^Ask for one change/ });
  await change.waitFor();
  await tom.context().setOffline(true);
  await change.click();
  await tom.getByLabel('What is still needed?').fill('Which park?');
  await tom.getByRole('button', { name: 'Send it back' }).click();
  await expect(card.getByText(kept)).toBeVisible();

  // Meanwhile the quest is ended; the answer comes too late.
  await command(dev.request, 'post', `/api${path}/move`, { action: 'withdraw' });
  await tom.getByRole('link', { name: 'Quests', exact: true }).first().click();
  await tom.context().setOffline(false);
  const notice = tom.getByText('This could not be done: your answer to what a colleague did');
  await expect(notice).toBeVisible();
  await expect(tom.getByText('Which park?')).toBeVisible();
  await tom.getByRole('link', { name: 'See how it stands' }).click();
  await expect(tom).toHaveURL(/\/verify$/);
  await tom.getByRole('button', { name: 'I have read this' }).click();
  await expect(notice).toBeHidden();
});

test('[offline] whoever signs in on the same device neither sees nor sends what another person left', async ({
  browser,
}) => {
  const sam = await newPageOf(browser, 'Sam Whitlock');
  const slug = await publishNamedQuest(sam.request, 'Open the hatch', 'Say who has the key.');
  const page = await newPageOf(browser, 'Grace Obi');
  const context = page.context();
  await openReady(page, `/quests/${slug}`);
  await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page.getByText(kept)).toBeVisible();
  // The page that still believes Grace sits here is the one that is back first.
  await signIn(context.request, 'Priya Shah');
  await context.setOffline(false);
  // It is loaded anew by itself, and is Priya's then.
  await expect(page.getByRole('button', { name: 'Begin', exact: true })).toBeVisible();
  await expect(page.getByText('waiting to be sent', { exact: false })).toBeHidden();
  expect(await runsOf(context.request, slug)).toBe(0);

  await page.close();
  // What Grace did waits for her, and is sent once she is back.
  await signIn(context.request, 'Grace Obi');
  const back = await context.newPage();
  await back.goto(`/quests/${slug}`);
  await expect(back.getByRole('link', { name: 'Go on' })).toBeVisible();
});

test('[offline] a setting is as it was chosen, and what makes no sense later says that it needs a connection', async ({
  browser,
}) => {
  const page = await newPageOf(browser, 'Jo Bright');
  const context = page.context();
  await openReady(page, '/settings');
  const time = page.getByLabel('Minutes a week', { exact: false });
  await time.waitFor();
  await context.setOffline(true);
  await time.selectOption('20');
  await expect(page.getByText(kept).first()).toBeVisible();
  await expect(time).toHaveValue('20');
  await page.getByLabel('Present password').fill('an old password');
  await page.getByLabel('New password', { exact: false }).fill('a much longer new one');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('There is no connection right now, and this needs one.', { exact: false })).toBeVisible();

  // What is chosen while the earlier choice is still on its way goes after it, and so is what stays.
  const goesOn = Promise.withResolvers<void>();
  await page.route('**/api/me/settings', async (route) => {
    await goesOn.promise;
    await route.continue();
  });
  await context.setOffline(false);
  await time.selectOption('45');
  await expect(page.getByText('2 changes are waiting to be sent.', { exact: false })).toBeVisible();
  goesOn.resolve();
  await expect(page.getByText(/What waited has been sent: \d/).first()).toBeVisible();
  await expect(page.getByText(kept)).toHaveCount(0);
  await expect(time).toHaveValue('45');
  const me = (await (await context.request.get('/api/me')).json()) as {
    member: { settings: { weeklyMinutes: number } };
  };
  expect(me.member.settings.weeklyMinutes).toBe(45);
  await context.request.patch('/api/me/settings', { data: { weeklyMinutes: null }, headers: { origin: address() } });
});

test('[offline] a page that is open while somebody else signs in on its browser shows what is theirs, and nothing else', async ({
  browser,
}) => {
  const page = await newPageOf(browser, 'Grace Obi');
  const context = page.context();
  await openReady(page, '/');
  const greeting = page.getByRole('heading', { level: 1, name: /Grace/ });
  await expect(greeting).toBeVisible();
  await context.setOffline(true);
  await signIn(context.request, 'Priya Shah');
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: /Priya/ })).toBeVisible();
  await expect(greeting).toBeHidden();
});

test('[offline] what one did can be taken back without a connection, and it is said that this waits', async ({
  browser,
}) => {
  const sam = await newPageOf(browser, 'Sam Whitlock');
  const slug = await publishNamedQuest(sam.request, 'Oil the gate', 'Say that it swings.');
  const page = await newPageOf(browser, 'Dev Anand');
  const path = await beginOn(page, slug);
  const tom = await memberCalled(page.request, 'Tom Hale');
  await command(page.request, 'post', `/api${path}/steps/say/evidence`, { words: 'It does.', asked: tom });
  await openReady(page, path);
  await page.getByRole('button', { name: /^Take this back/ }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^Take this back/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Take this back' }).click();
  await expect(page.getByText(kept)).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.context().setOffline(false);
  await expect(page.getByText(kept)).toBeHidden();
  await expect(page.getByLabel('What did you do?')).toBeVisible();
});

test('[offline] several that are confirmed together without a connection wait once, and can be confirmed no second time', async ({
  browser,
}) => {
  const sam = await newPageOf(browser, 'Sam Whitlock');
  const dev = await newPageOf(browser, 'Dev Anand');
  const tom = await newPageOf(browser, 'Tom Hale');
  const asked = await memberCalled(dev.request, 'Tom Hale');
  const titles = ['Sweep the steps', 'Paint the rail'];
  for (const title of titles) {
    const path = await beginOn(dev, await publishNamedQuest(sam.request, title, 'Say that it is done.'));
    await command(dev.request, 'post', `/api${path}/steps/say/evidence`, { words: 'It is.', asked });
  }
  await openReady(tom, '/verify');
  const cards = titles.map((title) => tom.locator('section').filter({ hasText: title }));
  for (const card of cards) await card.getByRole('checkbox').check();
  await tom.context().setOffline(true);
  const both = tom.getByRole('button', { name: 'Confirm the 2 chosen ones' });
  await both.click();
  for (const card of cards) await expect(card.getByText(kept)).toBeVisible();
  await expect(both).toBeHidden();
  await tom.context().setOffline(false);
  for (const card of cards) await expect(card).toBeHidden();
});
