import type { Route } from '@playwright/test';

import { barriers } from '../barriers.js';
import { pageOf } from '../people.js';
import { expect, test } from '../test.js';

test('[people] who has left is asked about first, is then no longer here, and can come back', async ({ browser }) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/people?search=zafar');
  const people = ada.getByRole('listitem').filter({ has: ada.getByRole('button', { name: /^.* Zafar has left$/ }) });
  const leaver = (await people.last().getByRole('heading').textContent())!;
  const hasLeft = ada.getByRole('button', { name: `${leaver} has left` });
  await hasLeft.press('Enter');
  await expect(ada.getByRole('dialog').getByText('they can be brought back', { exact: false })).toBeVisible();
  await ada.getByRole('button', { name: 'Not now' }).press('Enter');
  await expect(hasLeft).toBeFocused();
  const elsewhere = await ada.context().newPage();
  await elsewhere.goto('/manage/people?search=zafar');
  const stillHere = elsewhere.getByRole('button', { name: `${leaver} has left` });
  await stillHere.press('Enter');
  // Units that change in another journey have every page read anew; this one waits with that.
  const refused = Promise.withResolvers<void>();
  await elsewhere.route(/\/api\/people\?/, (route) => refused.promise.then(() => route.continue()));
  await hasLeft.press('Enter');
  await ada.getByRole('button', { name: 'Yes, they have left' }).press('Enter');
  await expect(hasLeft).toBeHidden();
  // Another page that was opened before is refused, and then knows.
  await elsewhere.getByRole('button', { name: 'Yes, they have left' }).press('Enter');
  await expect(elsewhere.getByRole('dialog').getByRole('alert')).toBeVisible();
  await elsewhere.getByRole('button', { name: 'Not now' }).press('Enter');
  refused.resolve();
  await expect(stillHere).toBeHidden();
  await elsewhere.close();
  const showLeft = ada.getByRole('switch', { name: 'Show who has left' });
  const nobodyElse = async (route: Route) => {
    await expect(ada.getByRole('heading', { name: / Zafar$/ })).toHaveCount(0);
    await route.continue();
  };
  await ada.route(/left=true/, nobodyElse, { times: 1 });
  await showLeft.press('Space');
  await ada.getByRole('button', { name: `${leaver} is here again` }).press('Enter');
  await ada.getByRole('button', { name: 'Yes, they are here' }).press('Enter');
  await expect(ada.getByRole('heading', { name: 'Nobody who left is found' })).toBeVisible();
  await showLeft.press('Space');
  await expect(hasLeft).toBeVisible();
  await ada.getByRole('link', { name: 'Audit trail' }).click();
  await expect(ada.getByRole('listitem').filter({ hasText: `Somebody has left ${leaver}` })).toBeVisible();
  await expect(ada.getByRole('listitem').filter({ hasText: `Somebody is here again ${leaver}` })).toBeVisible();
});

test('[people] long leave is recorded by its days, and ends when somebody is back', async ({ browser }) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/people?search=bevan');
  const person = ada
    .getByRole('listitem')
    .filter({ has: ada.getByRole('heading', { name: / Bevan$/ }) })
    .first();
  await person.getByRole('button', { name: /^Long leave of / }).press('Enter');
  const dialog = ada.getByRole('dialog');
  const today = await dialog.getByLabel('First day away').inputValue();
  await dialog.getByLabel('Last day away').fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Record it' }).press('Enter');
  await expect(dialog.getByText('The last day comes after the first.', { exact: false })).toBeVisible();
  await dialog.getByLabel('Last day away').fill(`${Number(today.slice(0, 4)) + 1}-03-01`);
  await dialog.getByRole('button', { name: 'Record it' }).press('Enter');
  await expect(person.getByText(/^On long leave from .* to 1 March/)).toBeVisible();
  await expect(person.getByRole('button', { name: /^Change the long leave of / })).toBeFocused();
  await person.getByRole('button', { name: /is back$/ }).press('Enter');
  await ada.getByRole('button', { name: 'Yes, they are back' }).press('Enter');
  await expect(person.getByText(/^On long leave/)).toBeHidden();
});

test('[people] somebody who stands twice is brought together, once it is read what would come of it', async ({
  browser,
}) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/people?search=hughes');
  await ada.getByRole('link', { name: 'Bilal Hughes' }).click();
  await ada.getByRole('button', { name: 'This is the same person as…' }).press('Enter');
  const dialog = ada.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'The other account' }).fill('Anita H');
  await ada.getByRole('option', { name: /^Anita Hughes/ }).click();
  await expect(dialog.getByText('Nothing counted twice', { exact: false })).toBeVisible();
  await expect(dialog.getByText('This cannot be undone.')).toBeVisible();
  expect(await barriers(ada)).toEqual([]);
  const together = dialog.getByRole('button', { name: 'Yes, bring them together' });
  await together.press('Enter');
  await expect(dialog.getByText('Please say in a line how you know.')).toBeVisible();
  await dialog.getByRole('radio', { name: 'anita.hughes@brackenshire.example' }).check();
  await dialog.getByLabel('How do you know that it is one person?').fill('Pay has one record of them.');
  await expect(dialog.getByRole('radio', { name: 'anita.hughes@brackenshire.example' })).toBeChecked();
  await together.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(ada.getByText('anita.hughes@brackenshire.example').first()).toBeVisible();
  await ada.goto('/manage/people?search=hughes');
  await expect(ada.getByRole('link', { name: 'Bilal Hughes' })).toBeVisible();
  await expect(ada.getByRole('link', { name: 'Anita Hughes' })).toHaveCount(0);
  await ada.getByRole('link', { name: 'Audit trail' }).click();
  const line = ada.getByRole('listitem').filter({ hasText: 'Two accounts of one person brought together' });
  await expect(line.filter({ hasText: 'Bilal Hughes' })).toBeVisible();
});
