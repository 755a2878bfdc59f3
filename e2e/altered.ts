import type { Page } from '@playwright/test';

/** What the server answers at an address reads otherwise on this page, and only there: others meet people and work as they are. */
export async function altered(page: Page, address: string, change: (words: string) => string): Promise<void> {
  await page.route(address, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.text()) });
  });
}
