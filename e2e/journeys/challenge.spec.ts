import type { Page } from '@playwright/test';

import { command } from '../guidance.js';
import {
  askUnder,
  bridgeOf,
  browserOf,
  challengeOf,
  livePageOf,
  map,
  pageOf,
  practiceOf,
  speakEnglish,
  spokenOn,
} from '../people.js';
import { expect, test } from '../test.js';
import { firstDayComes, inDays } from '../time.js';

test('[challenge] from a manager’s form over the sponsor’s yes to two teams whose bridges move on both their screens', async ({
  browser,
}) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/challenges/new');
  await fillForm(helen);
  await helen.getByRole('button', { name: 'Create and ask the sponsor' }).click();
  await expect(helen.getByRole('heading', { level: 1, name: 'One good question each' })).toBeVisible();

  const priya = await pageOf(browser, 'Priya Shah', '/challenges');
  await priya.getByRole('link', { name: 'One good question each' }).click();
  await priya.getByRole('button', { name: 'Yes, I will be the sponsor' }).click();
  await expect(priya.getByText('Sponsor has accepted', { exact: true })).toBeVisible();
  for (const page of [priya, helen])
    await expect(spokenOn(page)).toHaveText('Sponsor has accepted. It can go on the calendar now.');

  // Whoever said yes to it cannot own it as well, and is not thrown out of the dialog by that.
  await helen.getByRole('button', { name: 'Hand it over' }).click();
  const dialog = helen.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Hand it over' }).click();
  await expect(dialog.getByText('Please choose a colleague.')).toBeVisible();
  await dialog.getByRole('combobox').fill('Priya');
  await helen.getByRole('option', { name: /Priya Shah/ }).click();
  await dialog.getByRole('button', { name: 'Hand it over' }).click();
  await expect(dialog.getByText(/another person owns it/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toBeHidden();

  // What comes next for it stands above the bridges, of which there may be many.
  const schedule = helen.getByRole('button', { name: 'Put it on the calendar' });
  const bridges = helen.getByRole('heading', { name: 'The bridges' });
  expect((await schedule.boundingBox())?.y).toBeLessThan((await bridges.boundingBox())?.y ?? 0);
  await schedule.click();
  await expect(helen.getByText('It opens by itself on its first day.')).toBeVisible();
  const address = new URL(helen.url()).pathname;

  // The clock opens it; until then everyone can read it, and nothing counts.
  const devs = await browserOf(browser, 'Dev Anand');
  const ffions = await browserOf(browser, 'Ffion Rees');
  await speakEnglish(ffions);
  const [dev, ffion] = await Promise.all([devs.newPage(), ffions.newPage()]);
  for (const page of [dev, ffion]) {
    const live = page.waitForEvent('websocket', (socket) => socket.url().includes('/socket.io/'));
    await page.goto(address);
    await expect(page.getByText(/Challenge · Opens/)).toBeVisible();
    await live;
  }
  // Whose connection is lost meanwhile reads it anew on return.
  await ffions.setOffline(true);
  await firstDayComes(address.split('/').at(-1)!);
  await expect(dev.getByText(/Challenge · \d+ days left/)).toBeVisible();
  await ffions.setOffline(false);
  await expect(ffion.getByText(/Challenge · \d+ days left/)).toBeVisible();

  await helen.getByRole('link', { name: 'Challenges', exact: true }).click();
  const listed = helen.getByRole('listitem').filter({ hasText: 'One good question each' });
  await expect(listed).toContainText(/\b0 of \d+/);

  const practice = await practiceOf(dev, map);
  await askUnder(await devs.newPage(), practice, 'Could the depot do this as well?');
  await askUnder(await ffions.newPage(), practice, 'Could the town library do this as well?');
  for (const page of [dev, ffion])
    for (const unit of ['Highway Maintenance', 'Libraries'])
      await expect(bridgeOf(page, unit)).toContainText(/1 of \d+ across/);
  await expect(listed).toContainText(/\b2 of \d+/);
});

async function fillForm(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('One good question each');
  await page.getByLabel('What is it for?').fill('A question that one person asks helps many.');
  for (const directorate of ['Highways and Environment', 'Communities and Public Health'])
    await page.locator('summary', { hasText: directorate }).click();
  await page.getByLabel('Highway Maintenance', { exact: true }).check();
  await page.getByLabel('Libraries', { exact: true }).check();
  const around = page.getByLabel('Highways and Environment', { exact: true });
  await expect(around).toBeDisabled();
  await expect(around).toHaveAccessibleDescription('Directorate. Highway Maintenance, which is inside it, is chosen.');
  await expect(page.getByRole('img', { name: /bridge of Libraries/ })).toBeVisible();
  await expect(page.getByText('No deputy is named.', { exact: false })).toBeVisible();
  await page.getByRole('combobox', { name: 'Sponsor' }).fill('Priya');
  await page.getByRole('option', { name: /Priya Shah/ }).click();
  await page.getByLabel('A question is asked under a practice').check();
  await page.getByLabel('It opens').fill(inDays(1));
  await page.getByLabel('It closes').fill(inDays(20));
}

test('[challenge] new words that could not be read at first are read all the same, with nothing else happening', async ({
  browser,
}) => {
  const helen = await livePageOf(browser, 'Helen Marsh', '/challenges');
  const path = `/challenges/${await challengeOf(helen, 'Two together, one target', 'draft')}`;
  await helen.goto(path);
  await expect(helen.getByRole('heading', { level: 1, name: 'Two together, one target' })).toBeVisible();
  // As often as a first reading is tried.
  let refusals = 4;
  await helen.route(`**/api${path}`, (route) => (refusals-- > 0 ? route.abort() : route.continue()));
  const { version } = (await (await helen.request.get(`/api${path}`)).json()) as { version: number };
  await command(helen.request, 'put', `/api${path}`, {
    version,
    purpose: { en: 'One for the other, and both for all.' },
  });
  await expect(helen.getByText('One for the other, and both for all.')).toBeVisible({ timeout: 30_000 });
});

test('[challenge] a badge is offered while it can be won, and no longer when the challenge is over', async ({
  browser,
}) => {
  const dev = await pageOf(browser, 'Dev Anand', '/challenges');
  for (const [name, state, offered] of [
    ['Borrow a good idea', 'open', 1],
    ['Share what works, and what did not', 'settled', 0],
  ] as const) {
    await dev.goto(`/challenges/${await challengeOf(dev, name, state)}`);
    await expect(dev.getByRole('heading', { name: 'How it works' })).toBeVisible();
    await expect(dev.getByRole('heading', { name: 'Could be won' })).toHaveCount(offered);
  }
});

test('[measures] the time that the whole council saves is not told as one challenge’s', async ({ browser }) => {
  const dev = await pageOf(browser, 'Dev Anand', '/measures');
  const saved = dev.getByRole('heading', { name: 'Time saved', exact: true });
  await expect(saved).toBeVisible();
  await dev.getByLabel('Figures of').selectOption({ label: 'Borrow a good idea' });
  await expect(dev.getByRole('heading', { name: 'In this challenge' })).toBeVisible();
  await expect(saved).toBeHidden();
});

test('[badge] a newcomer chooses to play, takes a first step, and a badge arrives', async ({ browser }) => {
  const jo = await pageOf(browser, 'Jo Bright', '/');
  const question = jo.getByRole('heading', { name: 'Would you like to take part with points?' });
  await expect(question).toBeVisible();
  await jo.goto('/points');
  // Who has not said yet is not told that they take part without points.
  const undecided = jo.getByText('Whether you take part with points is yours to say', { exact: false });
  await expect(undecided).toBeVisible();
  await jo.getByRole('button', { name: 'Yes, with points' }).click();
  await expect(jo.getByRole('status').getByText(/^Your answer is kept/)).toBeVisible();
  await expect(question).toBeHidden();
  await expect(undecided).toBeHidden();
  const practice = await practiceOf(jo, map);
  // It is said for some seconds only, and may be before the question stands on the page.
  const told = jo.getByText('You have earned a badge: First step').waitFor();
  await Promise.all([told, askUnder(jo, practice, 'How would someone new begin with this?')]);
  await jo.goto('/badges');
  await expect(jo.getByRole('region', { name: 'Yours' }).getByRole('heading', { name: 'First step' })).toBeVisible();
});

test('[challenge] a sponsor who is asked early is told that the rest is still being decided', async ({ browser }) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/challenges/new');
  await helen.getByLabel('Name', { exact: true }).fill('Asked early');
  await helen.getByLabel('What is it for?').fill('To see whether anyone would back it.');
  await helen.getByRole('combobox', { name: 'Sponsor' }).fill('Priya');
  await helen.getByRole('option', { name: /Priya Shah/ }).click();
  await helen.getByRole('button', { name: 'Create and ask the sponsor' }).click();
  await expect(helen.getByRole('heading', { level: 1, name: 'Asked early' })).toBeVisible();
  const priya = await pageOf(browser, 'Priya Shah', new URL(helen.url()).pathname);
  await priya.getByRole('button', { name: 'Yes, I will be the sponsor' }).press('Enter');
  await expect(priya.getByRole('alert')).toContainText('Helen Marsh has still to decide some things');
});

test('[challenge] what is asked of a sponsor fits however late they read it, and their no is said to who waits for it', async ({
  browser,
}) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/challenges/new');
  await helen.getByLabel('Name', { exact: true }).fill('Answered with a no');
  await helen.getByLabel('What is it for?').fill('To see that a no is heard.');
  await helen.getByRole('combobox', { name: 'Sponsor' }).fill('Priya');
  await helen.getByRole('option', { name: /Priya Shah/ }).click();
  await helen.getByRole('button', { name: 'Create and ask the sponsor' }).click();
  await expect(helen.getByText('Priya Shah is asked to be the sponsor.', { exact: false })).toBeVisible();

  const priya = await pageOf(browser, 'Priya Shah', '/notices');
  await priya.getByRole('link', { name: /^See the challenge.*Answered with a no/ }).click();
  await priya.getByRole('button', { name: 'Not this time' }).click();
  await expect(helen.getByText('It has no sponsor yet.', { exact: false }).first()).toBeVisible();
  await expect(spokenOn(helen)).toContainText('It has no sponsor yet.');
});

test('[names] the buttons of each piece of work say whose it is', async ({ browser }) => {
  const sam = await pageOf(browser, 'Sam Whitlock', '/verify');
  const work = sam.getByRole('region', { name: 'Gareth Gray' });
  for (const [role, name] of [
    ['button', /^Yes, confirm . Gareth Gray: /],
    ['button', /^Ask for one change . Gareth Gray: /],
    ['checkbox', /^Choose this one, .* Gareth Gray: /],
  ] as const)
    await expect(work.getByRole(role, { name })).toBeVisible();
  await work.getByRole('button', { name: /^Ask for one change/ }).press('Enter');
  await expect(work.getByLabel('What is still needed?')).toBeFocused();
  await work.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(work.getByRole('button', { name: /^Ask for one change/ })).toBeFocused();
  await sam.goto('/notices');
  await expect(sam.getByRole('link', { name: /^Read it . Helen Marsh asks/ }).first()).toBeVisible();
});

test('[permissions] a member reaches no manager’s screen, and the server refuses them besides', async ({ browser }) => {
  const dev = await pageOf(browser, 'Dev Anand', '/challenges');
  await expect(dev.getByRole('heading', { level: 1, name: 'Challenges' })).toBeVisible();
  await expect(dev.getByRole('link', { name: 'Create a challenge' })).toBeHidden();
  for (const path of ['/challenges/new', '/manage/badges', '/manage/quests']) {
    await dev.goto(path);
    await expect(dev.getByRole('heading', { name: 'This page is for other people' })).toBeVisible();
  }
  const created = await dev.request.post('/api/challenges', {
    data: { title: { en: 'Mine' }, purpose: { en: 'For me.' } },
    headers: { origin: process.env['GUILDHALL_URL'] ?? '' },
  });
  expect(created.status()).toBe(403);
  expect((await dev.request.get('/api/badge-designs')).status()).toBe(403);
  const helen = await browserOf(browser, 'Helen Marsh');
  const draft = await challengeOf(helen, 'Two together, one target', 'draft');
  expect((await dev.request.get(`/api/challenges/${draft}`)).status()).toBe(404);
});

test('[playing] someone who does not play sees everything but points', async ({ browser }) => {
  const nora = await pageOf(browser, 'Nora Finch', '/');
  await expect(nora.getByRole('heading', { level: 1 })).toContainText('Nora');
  await expect(nora.getByRole('heading', { name: 'Your points' })).toBeHidden();
  for (const [path, heading] of [
    ['/quests', 'Quests'],
    ['/challenges', 'Challenges'],
    ['/boards', 'Boards'],
    ['/practices', 'Practices'],
    ['/badges', 'Badges'],
    ['/gap', 'The gap'],
    ['/measures', 'What came of it'],
  ] as const) {
    await nora.goto(path);
    await expect(nora.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
  await nora.goto('/points');
  await expect(nora.getByText('You take part without points.', { exact: false })).toBeVisible();
});
