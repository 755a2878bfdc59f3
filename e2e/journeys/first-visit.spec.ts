import { readFile } from 'node:fs/promises';

import type { OwnData } from '@guildhall/shared/outbound/own-data';

import { pageOf } from '../people.js';
import { expect, test } from '../test.js';

test.use({ baseURL: process.env['GUILDHALL_URL'] });

test('[health] the product says that it is alive and ready', async ({ request }) => {
  expect((await request.get('/health/live')).status()).toBe(200);
  expect((await request.get('/health/ready')).status()).toBe(200);
});

test('[sign-in] someone who is not signed in is asked to sign in', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('[sign-in] what was left empty is asked for, and is not called a slip', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Please fill this in.')).toHaveCount(2);
  await page.getByLabel('E-mail').fill('jo.bright');
  await expect(page.getByText('Please check for a slip.', { exact: false })).toBeVisible();
});

test('[sign-in] a device signed out from another is at the door at once, is told why, and comes back to where it was', async ({
  browser,
}) => {
  const forgotten = await pageOf(browser, 'Tom Hale', '/quests');
  const here = await pageOf(browser, 'Tom Hale', '/settings');
  await here.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(forgotten.getByRole('heading', { level: 1, name: 'Welcome to Guildhall' })).toBeVisible();
  await expect(forgotten.getByText('You have been signed out on this device', { exact: false })).toBeVisible();
  await forgotten.getByRole('button', { name: /Tom Hale/ }).click();
  await expect(forgotten).toHaveURL(/\/quests$/);
});

test('[own-data] everybody takes away what is kept about them, as one file', async ({ browser }) => {
  const dev = await pageOf(browser, 'Dev Anand', '/settings');
  const came = dev.waitForEvent('download');
  await dev.getByRole('link', { name: 'Download it' }).press('Enter');
  const file = await came;
  expect(file.suggestedFilename()).toBe('guildhall-my-data.json');
  const { member, kept } = JSON.parse(await readFile(await file.path(), 'utf8')) as OwnData;
  expect(member.name).toBe('Dev Anand');
  expect(kept['points']!.length).toBeGreaterThan(0);
});
