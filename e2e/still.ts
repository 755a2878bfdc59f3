import { expect, type Page, type Request } from '@playwright/test';

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

/** Opens a page and waits until all of it is there: nothing it asked for is under way, and nothing is held back until more is. */
export async function openWhole(page: Page, path: string): Promise<void> {
  const underWay = new Set<Request>();
  const begins = (request: Request) => void underWay.add(request);
  const ends = (request: Request) => void underWay.delete(request);
  page.on('request', begins).on('requestfinished', ends).on('requestfailed', ends);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // React hides so what waits for a part of itself.
  const heldBack = page.locator('main [style*="display: none !important"]');
  do {
    await expect.poll(() => underWay.size, { intervals: [20] }).toBe(0);
    await expect(heldBack.or(page.getByText('On its way', { exact: true }))).toHaveCount(0);
    await drawnTwice(page);
  } while (underWay.size > 0);
  page.off('request', begins).off('requestfinished', ends).off('requestfailed', ends);
}
