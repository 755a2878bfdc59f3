import { mapPath, pageOf } from '../people.js';
import { expect, test } from '../test.js';

test('[search] what is typed on while a search comes back stays as it is typed', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', '/practices');
  const words = page.getByRole('searchbox');
  await words.pressSequentially('missed ');
  await expect(page).toHaveURL(/search=missed$/);
  await words.pressSequentially('bins');
  await expect(words).toHaveValue('missed bins');
  await expect(page).toHaveURL(/search=missed\+bins$/);
  await page.goBack();
  await expect(page).not.toHaveURL(/practices/);

  await page.goto('/glossary');
  const term = page.getByRole('searchbox');
  await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await term.evaluate((field: HTMLInputElement) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    for (const letter of 'accountability') {
      set.call(field, field.value + letter);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await expect(page).toHaveURL(/search=accountability$/);
  await expect(term).toHaveValue('accountability');
});

test('[search] a picker says that it looks, then what it found, and never of nothing before it knows', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Dev Anand', mapPath);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const note = () => {
      const spoken = document.querySelectorAll(
        '[data-live-announcer] [aria-live=assertive], [data-live-announcer][role=status]',
      );
      for (const { textContent } of spoken) if (textContent && said.at(-1) !== textContent) said.push(textContent);
    };
    // What is taken back before a frame is drawn is not heard.
    new MutationObserver(() => requestAnimationFrame(note)).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  const held: (() => void)[] = [];
  const answer = async () => {
    await expect.poll(() => held.length).toBe(1);
    held.pop()?.();
  };
  await page.route('**/api/members?*', async (route) => {
    await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  await page.locator('details').filter({ hasText: 'Mention' }).last().locator('summary').click();
  const box = page.getByRole('combobox', { name: /mention/i });
  await box.fill('Grace Obi');
  await expect.poll(said).toEqual(['Still looking']);
  await answer();
  await expect(page.getByRole('option', { name: /Grace Obi/ })).toBeVisible();
  await expect.poll(said).toEqual(['Still looking', '1 option available.']);
  await box.fill('Zz');
  await expect.poll(said).toEqual(['Still looking', '1 option available.', 'Still looking']);
  await answer();
  await expect.poll(async () => (await said()).at(-1)).toMatch(/^Nobody/);
  expect((await said()).join()).not.toContain('0 options');
});
