import { pageWriting, textOn, writeAfter } from '../guidance.js';
import { mapPath, pageOf } from '../people.js';
import { expect, test } from '../test.js';

test('[sign-out] signing out asks about a comment that is typed and not sent', async ({ browser }) => {
  const page = await pageOf(browser, 'Jo Bright', mapPath);
  const field = page.getByLabel('Your comment');
  await field.fill('We do so in the west.');
  const out = page.getByRole('button', { name: 'Sign out', exact: true });
  await out.click();
  const dialog = page.getByRole('dialog', { name: 'Sign out?' });
  await expect(dialog).toContainText('In 1 place you have typed words that are not sent yet');
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(field).toHaveValue('We do so in the west.');
  await field.fill('');
  await out.click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('[sign-out] signing out asks where words would go with it, and says when it could not be done', async ({
  browser,
}) => {
  const { page } = await pageWriting(browser, 'Helen Marsh', 'Who opens the gate', 'Ring the depot.');
  await writeAfter(page, 'Ring the depot.');
  await page.context().setOffline(true);
  await page.keyboard.type(' At any hour.');
  await expect(page.getByText('Kept on this device, sent when you are back')).toBeVisible();
  const out = page.getByRole('button', { name: 'Sign out', exact: true });
  await out.click();
  const dialog = page.getByRole('dialog', { name: 'Sign out?' });
  await expect(dialog).toContainText('In 1 guidance text there are words on this device only');
  await dialog.getByRole('button', { name: 'Sign out all the same' }).click();
  await expect(dialog).toContainText('There is no connection right now');
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(textOn(page)).toContainText('At any hour.');

  await page.context().setOffline(false);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  // Words that a colleague left on this device are neither asked about nor thrown away.
  const theirs = `guildhall-text:${crypto.randomUUID()}:kept`;
  await page.evaluate((name) => {
    localStorage.setItem(`guildhall-unsent:${name}`, '');
    return new Promise((done) => indexedDB.open(name).addEventListener('success', done));
  }, theirs);
  await out.click();
  await expect(page).toHaveURL(/\/sign-in/);
  const kept = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(kept.filter((name) => name?.startsWith('guildhall-text:'))).toEqual([theirs]);
});
