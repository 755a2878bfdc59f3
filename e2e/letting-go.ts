import { expect, type Locator, type Page } from '@playwright/test';

/** Goes on writing in a form when asked, and lets its words go when asked again. */
export async function letsGo(page: Page, field: Locator): Promise<void> {
  await field.fill('A first try');
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await cancel.click();
  await expect(page.getByRole('alert').filter({ hasText: 'not sent yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on writing' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cancel).toBeFocused();
  await expect(field).toHaveValue('A first try');
  await cancel.click();
  await page.getByRole('button', { name: 'Let these words go' }).click();
  await expect(field).toHaveCount(0);
}
