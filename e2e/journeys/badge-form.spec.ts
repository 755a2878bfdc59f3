import type { BadgeDesign } from '@guildhall/shared/game/badges';

import { command } from '../guidance.js';
import { pageOf } from '../people.js';
import { expect, test } from '../test.js';

const questions = { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever' } as const;

test('[badges/form] what does not go with a kind of activity is said at its choice, and gone with another', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Ada Lowe', '/manage/badges');
  const { id } = await command<BadgeDesign>(page.request, 'post', '/api/badge-designs', {
    slug: `far-${crypto.randomUUID().slice(0, 8)}`,
    name: { en: 'From far away' },
    forWhat: { en: 'For asking.' },
    look: { shape: 'round', tincture: 'azure', charge: 'star' },
    subject: 'member',
    repeat: 'once',
    retention: 'follows_evidence',
    criteria: questions,
  });
  await page.route(`**/api/badge-designs/${id}`, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const design = (await (await route.fetch()).json()) as BadgeDesign;
    await route.fulfill({ json: { ...design, criteria: { ...questions, distance: 'same-team' } } });
  });
  await page.goto(`/manage/badges/${id}`);
  const kind = page.getByLabel('Of what', { exact: true });
  await page.getByRole('button', { name: 'Save the changes', exact: true }).click();
  await expect(kind).toHaveAccessibleDescription(/Only trying and reuse have a distance/);
  await kind.selectOption('practice.tried');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Save the changes', exact: true }).click();
  expect((await saved).status()).toBe(200);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
