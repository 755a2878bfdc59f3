import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** A journey that closes behind it whatever it opened: of itself the browser keeps all pages of one worker, and each listens on. */
export const test = base.extend<{ closedBehind: void }>({
  closedBehind: [
    async ({ browser }, use) => {
      await use();
      // What is still answered in the server's stead goes with its page.
      const pages = browser.contexts().flatMap((context) => context.pages());
      await Promise.all(pages.map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
