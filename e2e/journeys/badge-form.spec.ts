import type { BadgeDesign } from '@guildhall/shared/game/badges';
import type { Page } from '@playwright/test';

import { command } from '../guidance.js';
import { pageOf } from '../people.js';
import { expect, test } from '../test.js';

const questions = { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever' } as const;

test('[badges/form] what does not go with a kind of activity is said at its choice, and gone with another', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Ada Lowe', '/manage/badges');
  const { id } = await draftOf(page, questions);
  await heldAs(page, id, { ...questions, distance: 'same-team' });
  await page.goto(`/manage/badges/${id}`);
  const kind = page.getByLabel('Of what', { exact: true });
  await page.getByRole('button', { name: 'Save the changes', exact: true }).click();
  await expect(kind).toHaveAccessibleDescription(/Only trying and reuse have a distance/);
  await kind.selectOption('practice.tried');
  await expect(kind).not.toHaveAttribute('aria-invalid');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Save the changes', exact: true }).click();
  expect((await saved).status()).toBe(200);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('[badges/form] a fault of one part of several is at that part, goes with it, and is gone once it is mended', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Ada Lowe', '/manage/badges');
  const { id } = await draftOf(page, { type: 'any_of', of: [questions, { type: 'first_step' }, questions] });
  await page.goto(`/manage/badges/${id}`);
  const numberIn = (part: string) => page.getByRole('group', { name: part }).getByLabel('How many');
  const save = page.getByRole('button', { name: 'Save the changes', exact: true });
  await numberIn('Part 3').fill('');
  await save.click();
  await expect(numberIn('Part 3')).toBeFocused();
  await expect(numberIn('Part 3')).toHaveAccessibleDescription('Please fill this in.');
  await expect(numberIn('Part 1')).not.toHaveAttribute('aria-invalid');

  await numberIn('Part 3').fill('2');
  await expect(numberIn('Part 3')).not.toHaveAttribute('aria-invalid');
  await expect(page.getByText('need another look')).toBeHidden();

  await numberIn('Part 3').fill('');
  await save.click();
  await page.getByRole('group', { name: 'Part 1' }).getByRole('button', { name: 'Take this part out' }).click();
  await expect(numberIn('Part 2')).toHaveAccessibleDescription('Please fill this in.');
  await page.getByRole('group', { name: 'Part 1' }).getByRole('button', { name: 'Take this part out' }).click();
  await save.click();
  await page.getByRole('button', { name: 'Add another part' }).click();
  await expect(page.getByRole('group', { name: 'Part 2' }).getByLabel('What', { exact: true })).toBeFocused();
  await expect(numberIn('Part 1')).toHaveAccessibleDescription('Please fill this in.');
  await expect(numberIn('Part 2')).not.toHaveAttribute('aria-invalid');
});

test('[badges/form] parts within parts that are refused say so, and can be said anew', async ({ browser }) => {
  const page = await pageOf(browser, 'Ada Lowe', '/manage/badges');
  const within = (each: object) => ({ type: 'any_of', of: [questions, { type: 'all_of', of: [each, questions] }] });
  const { id } = await draftOf(page, within({ type: 'first_step' }));
  await heldAs(page, id, within({ ...questions, distance: 'same-team' }));
  await page.goto(`/manage/badges/${id}`);
  const save = page.getByRole('button', { name: 'Save the changes', exact: true });
  await save.click();
  const parts = page.getByRole('group', { name: 'What it takes' });
  await expect(parts).toBeFocused();
  await expect(parts).toHaveAccessibleDescription(/no longer accepted/);
  await parts.getByRole('button', { name: 'Begin again with one part' }).press('Enter');
  await expect(page.getByText('need another look')).toBeHidden();
  const whatOf = (part: string) => page.getByRole('group', { name: part }).getByLabel('What', { exact: true });
  await expect(whatOf('Part 1')).toBeFocused();
  await expect(whatOf('Part 2')).toBeHidden();
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await save.click();
  expect((await saved).status()).toBe(200);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('[badges/moves] a badge is given as it was saved, elsewhere seen as it stands, and retired after a yes only', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Ada Lowe', '/manage/badges');
  const { id } = await draftOf(page, questions);
  await page.goto(`/manage/badges/${id}`);
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(`/manage/badges/${id}`);
  const live = page.getByRole('button', { name: 'Let it be earned' });
  await expect(elsewhere.getByRole('button', { name: 'Let it be earned' })).toBeVisible();

  // Nor does a step back take what was typed.
  await page.getByLabel('How many').fill('2');
  await page.getByRole('main').getByRole('link', { name: 'Badge designs' }).click();
  await page.goBack();
  await expect(page.getByLabel('How many')).toHaveValue('2');
  await live.click();
  await expect(page.getByRole('alert')).toContainText('Your changes are not saved yet');
  // Saved is saved, also while the page still reads it anew.
  const goesOn = Promise.withResolvers<void>();
  await page.route(`**/api/badge-designs/${id}`, async (route) => {
    if (route.request().method() === 'GET') await goesOn.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Save the changes', exact: true }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  const given = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/go-live'));
  await live.click();
  await given;
  goesOn.resolve();
  await expect(page.getByText('Looked at the past', { exact: true })).toBeVisible();

  await elsewhere.getByRole('button', { name: 'Let it be earned' }).click();
  await expect(elsewhere.getByRole('alert')).toContainText('This cannot be done right now.');
  await elsewhere.getByRole('button', { name: 'Retire it' }).click();
  const dialog = elsewhere.getByRole('dialog', { name: 'Retire this badge?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Live', exact: true })).toBeVisible();
  await elsewhere.getByRole('button', { name: 'Retire it' }).click();
  await dialog.getByRole('button', { name: 'Retire it' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Retired', exact: true })).toBeVisible();
  await expect(dialog).toBeHidden();
});

function draftOf(page: Page, criteria: object): Promise<BadgeDesign> {
  return command<BadgeDesign>(page.request, 'post', '/api/badge-designs', {
    slug: `far-${crypto.randomUUID().slice(0, 8)}`,
    name: { en: 'From far away' },
    forWhat: { en: 'For asking.' },
    look: { shape: 'round', tincture: 'azure', charge: 'star' },
    subject: 'member',
    repeat: 'once',
    retention: 'follows_evidence',
    criteria,
  });
}

/** From now on the form finds the badge with criteria that are no longer taken. */
async function heldAs(page: Page, id: string, criteria: object): Promise<void> {
  await page.route(`**/api/badge-designs/${id}`, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const design = (await (await route.fetch()).json()) as BadgeDesign;
    await route.fulfill({ json: { ...design, criteria } });
  });
}
