import { expect, type Page, test } from '@playwright/test';

import { address } from '../people.js';

test.use({ baseURL: address() });

/** Presses Tab until the element with this role and name has the focus; gives up after many. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
      return element?.getAttribute('aria-label') ?? label ?? '';
    });
    if (name.test(words.trim())) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

test('[keyboard] from signing in to a step done, without touching a mouse', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await tabTo(page, /e-mail/i);
  await page.keyboard.type('jo.bright@brackenshire.example');
  await tabTo(page, /password/i);
  await page.keyboard.type('a good idea travels');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Jo/ })).toBeVisible();

  await page.keyboard.press('Tab');
  await tabTo(page, /^Quests$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Quests' })).toBeVisible();
  await tabTo(page, /^Turn a worry into a plan$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Turn a worry into a plan' })).toBeVisible();
  // A word of the glossary says what it means when it is reached, and stops when asked to.
  await expect(page.getByRole('button', { name: 'Risk', exact: true })).toBeVisible();
  await tabTo(page, /^Risk$/);
  await expect(page.getByRole('tooltip')).toContainText('Something that might go wrong');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toBeHidden();
  await tabTo(page, /^Begin$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Under way')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0');
  await tabTo(page, /^I have done this$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0');
});
