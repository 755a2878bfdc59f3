import { expect, type Page } from '@playwright/test';

/** Waits until a page was drawn as it is now. */
export async function drawnTwice(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Notes what moves on a page without anybody’s doing; the answer says that nothing has. */
export async function watchMoves(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const moved = new Set<string>();
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { sources: { node: Node | null }[] })[])
        for (const { node } of entry.sources) moved.add((node?.textContent ?? '').slice(0, 80));
      document.documentElement.dataset['moved'] = [...moved].join(' | ');
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => {
    await drawnTwice(page);
    expect(await page.locator('html').getAttribute('data-moved')).toBeNull();
  };
}
