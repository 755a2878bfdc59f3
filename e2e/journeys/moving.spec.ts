import { expect, test } from '@playwright/test';

import { moves } from '../moving.js';
import { livePageOf } from '../people.js';

test('[moving] who moves to another team sees it at once, on the frame and as their own place on the board', async ({
  browser,
}) => {
  const sam = await livePageOf(browser, 'Sam Whitlock', '/boards');
  const ownPlace = sam.getByRole('heading', { level: 3 });
  const team = (await ownPlace.filter({ hasText: 'People and Pay' }).textContent()) ?? '';
  for (const unit of ['Property: North', team]) {
    await moves('Sam Whitlock', unit);
    await expect(ownPlace.filter({ hasText: unit })).toBeVisible();
    await expect(sam.getByRole('banner').getByText(unit, { exact: true })).toBeVisible();
  }
});
