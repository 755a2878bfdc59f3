import type { Page } from '@playwright/test';

import { address, newPageOf, signIn } from '../people.js';
import { beginOn, publishNamedQuest } from '../quests.js';
import { expect, test } from '../test.js';

test.use({ baseURL: address() });

const kept = 'This is kept and will be sent when you are connected again.';
const asOf = /^You are not connected\. This is how it was at \d\d:\d\d\./;

/** The application, and what is read on a page, are kept for when there is no connection. */
async function keptHere(page: Page, words: string): Promise<void> {
  const isKept = () =>
    page.evaluate(async (read) => {
      const shell = await caches.open('guildhall-shell');
      const files = (await shell.keys()).map(({ url }) => url);
      const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
      const reads = await (await caches.open('guildhall-reads')).match('/reads');
      const hasAll = loaded.every((name) => !name.includes('/assets/') || files.includes(name));
      return hasAll && files.length > 3 && ((await reads?.text()) ?? '').includes(read);
    }, words);
  await expect.poll(isKept, { intervals: [100] }).toBe(true);
}

/** How often a page has asked for something since: where nobody answers, nothing is held back to ask again. */
function countAsked(page: Page): (path: string) => number {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return (path) => paths.filter((asked) => asked === path).length;
}

test('[offline] home and a quest under way are there when they are loaded anew without a connection, as of when they were read', async ({
  browser,
}) => {
  const sam = await newPageOf(browser, 'Sam Whitlock');
  const slug = await publishNamedQuest(sam.request, 'Look in at the yard', 'Say who was there.');
  const page = await newPageOf(browser, 'Dev Anand', { serviceWorkers: 'allow' });
  const context = page.context();
  const path = await beginOn(page, slug);
  const title = page.getByRole('heading', { level: 1, name: 'Look in at the yard' });
  await expect(title).toBeVisible();
  await keptHere(page, 'Look in at the yard');
  await page.goto('/');
  const greeting = page.getByRole('heading', { level: 1, name: /Dev/ });
  await expect(greeting).toBeVisible();
  await keptHere(page, 'start-here');

  await context.setOffline(true);
  const asked = countAsked(page);
  await page.reload();
  await expect(greeting).toBeVisible();
  expect(asked('/api/start-here')).toBeLessThanOrEqual(1);
  await expect(page.getByText(asOf)).toBeVisible();
  await page.goto(path);
  await expect(title).toBeVisible();
  await expect(page.getByText(asOf)).toBeVisible();
  // What is done here waits, and outlives another loading.
  await page.getByLabel('What did you do?').fill('We looked in together.');
  await page.getByRole('button', { name: 'Set aside for now' }).click();
  await expect(page.getByText(kept).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(kept).first()).toBeVisible();

  // What was never opened here says so, leads to what is kept, and opens by itself once there is a connection.
  await page.goto('/notices');
  await expect(page.getByRole('heading', { level: 1, name: 'This page needs a connection' })).toBeVisible();
  expect(asked('/api/me/notices')).toBe(1);
  await page.getByRole('link', { name: 'Go to the start' }).click();
  await expect(greeting).toBeVisible();
  await page.goBack();
  const again = page.getByRole('button', { name: 'Try again' });
  await again.click();
  await expect(page.getByText('There is still no connection.', { exact: false })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible();
  await page.goto(path);
  await expect(page.getByText(asOf)).toBeHidden();
  await expect(page.getByText(kept)).toHaveCount(0);
  await expect(page.getByText('Set aside', { exact: true }).first()).toBeVisible();

  // Whoever signs out leaves nothing to be read here.
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Sign out?' });
  await question.getByRole('button', { name: 'Sign out all the same' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await page.evaluate(() => caches.has('guildhall-reads'))).toBe(false);
  await context.setOffline(true);
  const before = asked('/api/me');
  await page.goto('/').catch(() => undefined);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(greeting).toBeHidden();
  // It is said before it has been asked for the fourth and last time.
  expect(asked('/api/me') - before).toBeLessThan(4);
});

test('[offline] what one person read is not shown to the next, and is forgotten when the server no longer knows them', async ({
  browser,
}) => {
  const page = await newPageOf(browser, 'Grace Obi', { serviceWorkers: 'allow' });
  const context = page.context();
  await page.goto('/');
  const greeting = page.getByRole('heading', { level: 1, name: /Grace/ });
  await expect(greeting).toBeVisible();
  await keptHere(page, 'start-here');
  await context.setOffline(true);
  await page.reload();
  await expect(greeting).toBeVisible();

  // Somebody else signs in on this browser before it is connected here again.
  await signIn(context.request, 'Priya Shah');
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: /Priya/ })).toBeVisible();
  await expect(greeting).toBeHidden();
  await expect(page.getByText(asOf)).toBeHidden();
  await keptHere(page, 'Priya Shah');
  expect(await page.evaluate(async () => (await (await caches.match('/reads'))?.text())?.includes('Grace Obi'))).toBe(
    false,
  );
});
