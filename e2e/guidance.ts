import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

import { address } from './people.js';

const origin = () => ({ origin: address() });

/** Sends a command as this person does on a screen; the answer has to be a good one. */
export async function command<Answer>(
  request: APIRequestContext,
  method: 'post' | 'put',
  path: string,
  data: object,
): Promise<Answer> {
  const answer = await request[method](path, { data, headers: origin() });
  expect({ path, status: answer.status(), ok: answer.ok() }).toMatchObject({ path, ok: true });
  return (await answer.json().catch(() => undefined)) as Answer;
}

/** A document that is being written, in which everyone may write; its id. */
export async function writtenTogether(request: APIRequestContext, title: string, text: string): Promise<string> {
  const { id } = await command<{ id: string }>(request, 'post', '/api/guidance', {
    kind: 'guide',
    titles: { en: title },
    source: { from: 'markdown', language: 'en', text },
  });
  await command(request, 'put', `/api/guidance/${id}/details`, { writing: 'everyone' });
  await command(request, 'post', `/api/guidance/${id}/moves`, {
    move: 'begin-drafting',
    message: 'The outline stands.',
  });
  return id;
}

/** The text of a document as somebody has it open. */
export function textOn(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Text of / });
}

/** Everything this person wrote is stored. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

/** Puts the cursor at the end of the paragraph with these words. */
export async function writeAfter(page: Page, words: string): Promise<void> {
  await textOn(page).getByText(words).click();
  await page.keyboard.press('End');
}
