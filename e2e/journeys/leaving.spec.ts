import { barriers } from '../barriers.js';
import { newcomer, PASSWORD, pageOfNewcomer } from '../newcomer.js';
import { newPageOf, practiceOf } from '../people.js';
import { openWhole } from '../still.js';
import { expect, test } from '../test.js';

const NAME = 'Gwenhwyfar Abercrombie';

test('[leaving] somebody reads what comes of it, leaves by the keys, and is no longer named', async ({ browser }) => {
  const email = await newcomer(NAME);
  const page = await pageOfNewcomer(browser, email);
  const card = await practiceOf(page, 'One shared map for missed bins');
  const said = `I am ${NAME}, and our crews do so, too.`;
  await page.goto(`/practices/${card}`);
  await page.getByLabel('Your comment').fill(said);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText(said)).toBeVisible();

  await openWhole(page, '/settings');
  const open = page.getByRole('button', { name: 'Leave Guildhall…' });
  await open.press('Enter');
  await expect(page.getByRole('group', { name: 'What leaving means' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Download it first' })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Stay' }).press('Enter');
  await expect(open).toBeFocused();
  await open.press('Enter');
  const go = page.getByRole('button', { name: 'Leave Guildhall', exact: true });
  const password = page.getByLabel('Your password');
  await password.fill('some other words');
  await go.press('Enter');
  await expect(page.getByText('Please tick this when you are sure.')).toBeVisible();
  const sure = page.getByRole('checkbox', { name: 'I have read this, and know that it cannot be undone' });
  await sure.press('Space');
  await go.press('Enter');
  await expect(page.getByText('This is not your present password.', { exact: false })).toBeVisible();
  await expect(password).toBeFocused();
  await password.fill(PASSWORD);
  // Whose sign-in ended elsewhere meanwhile has not left, and is not told so.
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await go.press('Enter');
  await expect(page).toHaveURL(/\/sign-in\?.*ended/);
  await page.context().addCookies(cookies);
  await openWhole(page, '/settings');
  await open.press('Enter');
  await password.fill(PASSWORD);
  await sure.press('Space');
  await go.press('Enter');
  await expect(page).toHaveURL(/\/sign-in\?left$/);
  await expect(page.getByText('You have left, and are signed out everywhere.', { exact: false })).toBeVisible();
  await page.getByLabel('Work e-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();

  const colleague = await newPageOf(browser, 'Jo Bright');
  await colleague.goto(`/practices/${card}`);
  await expect(
    colleague.getByText('I am A former colleague / Cyn-gydweithiwr, and our crews do so, too.'),
  ).toBeVisible();
  await expect(colleague.getByText(NAME)).toHaveCount(0);
});
