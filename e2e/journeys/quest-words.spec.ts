import type { Page } from '@playwright/test';

import { command } from '../guidance.js';
import { address, newPageOf } from '../people.js';
import { beginOn, publishNamedQuest } from '../quests.js';
import { expect, test } from '../test.js';

test.use({ baseURL: address() });

const wordsOn = (page: Page) => page.getByLabel('What did you do?').first();
const retire = (page: Page, slug: string) => command(page.request, 'post', `/api/quest-drafts/${slug}/retire`, {});
const end = (page: Page, run: string) => command(page.request, 'post', `/api${run}/move`, { action: 'withdraw' });
const onDevice = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

test('[quest] what is written for a step comes back with whom it names, until it is sent or the quest ended', async ({
  browser,
}) => {
  const sam = await newPageOf(browser, 'Sam Whitlock');
  const slug = await publishNamedQuest(sam.request, 'Walk round the depot', 'Something plain.');
  const dev = await newPageOf(browser, 'Dev Anand');
  const run = await beginOn(dev, slug);
  await wordsOn(dev).fill('We walked round the depot.');
  const who = dev.getByRole('combobox', { name: 'Who was there?' });
  await who.fill('Tom Hale');
  await dev.getByRole('option', { name: /^Tom Hale/ }).click();
  const chosen = dev.getByRole('button', { name: /Tom Hale/ });
  await expect(chosen).toBeVisible();
  await dev.reload();
  await expect(wordsOn(dev)).toHaveValue('We walked round the depot.');
  await expect(chosen).toBeVisible();
  await dev.getByRole('button', { name: 'Send it for a look' }).first().click();
  await expect(dev.getByText('Tom Hale will have a look.')).toBeVisible();
  expect(await onDevice(dev)).not.toContain('walked round');
  await end(dev, run);

  const other = await beginOn(dev, slug);
  await wordsOn(dev).fill('Half a thought');
  await dev.getByRole('button', { name: 'End this quest' }).click();
  await dev.getByRole('dialog').getByRole('button', { name: 'End this quest' }).click();
  await expect(dev).toHaveURL(/\/quests$/);
  await dev.goto(other);
  await expect(dev.getByText('This was ended.', { exact: false }).first()).toBeVisible();
  expect(await onDevice(dev)).not.toContain('Half a thought');
  await retire(sam, slug);
});

test('[quest] two tabs keep what is written in each, and signing out asks about it and takes it away', async ({
  browser,
}) => {
  const sam = await newPageOf(browser, 'Sam Whitlock');
  const slugs = [];
  for (const title of ['Say it in one tab', 'Say it in another tab'])
    slugs.push(await publishNamedQuest(sam.request, title, 'Something plain.'));
  const [one = '', other = ''] = slugs;
  const jo = await newPageOf(browser, 'Jo Bright');
  const again = await jo.context().newPage();
  const runs = [await beginOn(jo, one), await beginOn(again, other)];
  await wordsOn(jo).fill('Written in the first tab');
  await wordsOn(again).fill('Written in the second tab');
  for (const page of [jo, again]) await page.reload();
  await expect(wordsOn(jo)).toHaveValue('Written in the first tab');
  await expect(wordsOn(again)).toHaveValue('Written in the second tab');
  await again.close();

  await jo.getByRole('button', { name: 'Sign out', exact: true }).click();
  const asked = jo.getByRole('dialog', { name: 'Sign out?' });
  await expect(asked).toContainText('In 2 places you have typed words that are not sent yet');
  await asked.getByRole('button', { name: 'Sign out all the same' }).click();
  await expect(jo).toHaveURL(/\/sign-in/);
  expect(await onDevice(jo)).not.toContain('Written in');
  const back = await newPageOf(browser, 'Jo Bright');
  for (const run of runs) await end(back, run);
  for (const slug of slugs) await retire(sam, slug);
});
