import type { Page } from '@playwright/test';

import { command, move, textOn, writtenTogether } from '../guidance.js';
import { address, pageOf } from '../people.js';
import { expect, test } from '../test.js';

test.use({ baseURL: address() });

/** Presses Tab until the element with this role and name has the focus; gives up after many. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
      return element?.getAttribute('aria-label') ?? label ?? '';
    });
    if (name.test(words.trim())) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

test('[keyboard] from signing in to a step done, without touching a mouse', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await tabTo(page, /e-mail/i);
  await page.keyboard.type('jo.bright@brackenshire.example');
  await tabTo(page, /password/i);
  await page.keyboard.type('a good idea travels');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Jo/ })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();

  // A page that was only loaded begins at its beginning, and not at where one is in the list of screens.
  await page.goto('/boards');
  await expect(page.getByRole('heading', { level: 1, name: 'Boards' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await tabTo(page, /^Quests$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Quests' })).toBeVisible();
  await tabTo(page, /^Turn a worry into a plan$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Turn a worry into a plan' })).toBeVisible();
  // A word of the glossary says what it means when it is reached, and stops when asked to.
  await expect(page.getByRole('button', { name: 'Risk', exact: true })).toBeVisible();
  await tabTo(page, /^Risk$/);
  await expect(page.getByRole('tooltip')).toContainText('Something that might go wrong');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toBeHidden();
  await tabTo(page, /^Begin$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Under way')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0');
  // Whoever has sent evidence goes on where it says what happens now, and hears it once.
  await page.getByLabel('What did you do?').first().focus();
  await page.keyboard.type('We wrote it down together.');
  await tabTo(page, /^Send it for a look$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('A colleague will have a look.')).toBeFocused();
  await expect(
    page.locator('[aria-live=polite]', { hasText: /Sent for a look: Say what .+ look again\./ }),
  ).toHaveCount(1);

  await tabTo(page, /^I have done this$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0');
});

test('[keyboard] a question begins at what it asks, and an answer leaves one where it was given', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Helen Marsh', '/practices/new');
  await tabTo(page, /^A blank page/);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('A short name')).toBeFocused();

  const id = await writtenTogether(page.request, 'Answered by keyboard', 'Ring before you set out.', 'authors');
  await page.goto(`/guidance/${id}`);
  await expect(textOn(page)).toBeVisible();
  await page.getByRole('button', { name: 'Open for comment' }).press('Enter');
  await expect(page.getByRole('radio', { name: 'Everyone' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const unit = page.getByRole('combobox', { name: 'Unit' });
  await unit.fill('librarys north');
  await expect(page.getByRole('option', { name: /^Libraries: North/ })).toBeVisible();
  await unit.press('ArrowDown');
  await unit.press('Enter');
  await expect(unit).toHaveValue('Libraries: North');
  await page.keyboard.press('Escape');
  await move(page, 'Open for comment', 'We ask the people it is for.');
  for (const text of ['Whom do I ring?', 'And when nobody answers?'])
    await command(page.request, 'post', `/api/guidance/${id}/threads`, { anchor: null, text, mentions: [] });
  await page.getByRole('tab', { name: 'Comments (2)' }).press('Enter');
  const threads = page.getByRole('tabpanel').locator('[data-said]');
  await threads.first().getByRole('button', { name: 'Mark as settled' }).press('Enter');
  await expect(page.getByText('1 settled')).toBeVisible();
  await expect(threads.first()).toBeFocused();
});

test('[keyboard] a form says once what is missing, and a step that is added is written in next', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Grace Obi', '/practices/new');
  await page.getByRole('button', { name: /^A blank page/ }).press('Enter');
  await page.getByRole('button', { name: 'Share with my team' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText(/\d+ answers need another look/);
  await expect(page.getByLabel('A short name')).toBeFocused();
  await page.keyboard.type('A list by the door');
  await expect(page.getByLabel('A short name')).not.toHaveAttribute('aria-invalid');
  // It counts on in sight, and does not break in on who is writing.
  await expect(page.getByText(/\d+ answers need another look/)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Add a step' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Step 2' })).toBeFocused();
});

test('[keyboard] a template is filled in where it leaves room, and focus goes to the text that is missing', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Grace Obi', '/practices/new');
  await page.getByRole('button', { name: /^How to/ }).press('Enter');
  const problem = page.getByRole('textbox', { name: 'What was the problem?' });
  await expect(problem.getByText('…')).toHaveCount(2);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(problem).toBeFocused();
  await page.keyboard.type('The van stood outside.');
  await expect(problem.getByRole('paragraph').first()).toHaveText('The van stood outside.');
  await expect(problem.getByRole('heading').first()).toHaveText('When you need this');

  const errors = [{ field: 'howWeKnow', code: 'practice_needs_how_we_know', message: 'Please say how you know.' }];
  const refusal = { type: 'about:blank', title: 'Not yet', status: 400, code: 'validation_failed', errors };
  await page.route('**/publish', (route) => route.fulfill({ status: 400, json: refusal }));
  await page.getByRole('button', { name: 'Share with my team' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'How do you know?' })).toBeFocused();

  // Of two that are wrong the first on the page, of whatever kind they are.
  await page.getByRole('textbox', { name: 'Before' }).fill('9 days '.repeat(80));
  await page.getByLabel('Minutes another team needs for it').fill('-5');
  await page.getByRole('button', { name: 'Share with my team' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('2 answers need another look');
  await expect(page.getByRole('textbox', { name: 'Before' })).toBeFocused();
});
