import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What on a page keeps somebody out, by axe. */
export async function barriers(page: Page): Promise<string[]> {
  // Colours that are on their way to another theme arrive now; in a closed fold they would wait for ever.
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // What passes is not told in detail, which takes a quarter of the time.
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
