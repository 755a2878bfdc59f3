import type { Page } from '@playwright/test';

export const desktop = { width: 1280, height: 860 };
export const phone = { width: 390, height: 844 };
/** A desktop at 400 %, or a small old phone: nothing may ask to be scrolled sideways there, in large text neither. */
export const narrow = { width: 320, height: 844 };

/** By how much the page is wider than its window, in text of the usual size and twice that. */
export function wider(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    ['100%', '200%'].map((fontSize) => {
      const { documentElement: root } = document;
      root.style.fontSize = fontSize;
      return root.scrollWidth - root.clientWidth;
    }),
  );
}
