import { expect, test } from '@playwright/test';

test.use({ baseURL: process.env['GUILDHALL_URL'] });

test('[health] the product says that it is alive and ready', async ({ request }) => {
  expect((await request.get('/health/live')).status()).toBe(200);
  expect((await request.get('/health/ready')).status()).toBe(200);
});

test('[sign-in] someone who is not signed in is asked to sign in', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in$/);
});
