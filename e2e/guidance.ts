import { type APIRequestContext, type Browser, expect, type Locator, type Page } from '@playwright/test';

import { address, newPageOf } from './people.js';

const origin = () => ({ origin: address() });

/** Sends a command as this person does on a screen; the answer has to be a good one. */
export async function command<Answer>(
  request: APIRequestContext,
  method: 'post' | 'put',
  path: string,
  data: object,
): Promise<Answer> {
  const answer = await request[method](path, { data, headers: origin() });
  const refusal = answer.ok() ? null : await answer.text();
  expect({ path, refusal }).toEqual({ path, refusal: null });
  return (await answer.json().catch(() => undefined)) as Answer;
}

/** A document that is being written, in which everyone may write, or its owner only; its id. */
export async function writtenTogether(
  request: APIRequestContext,
  title: string,
  text: string,
  writing: 'everyone' | 'authors' = 'everyone',
): Promise<string> {
  const { id } = await command<{ id: string }>(request, 'post', '/api/guidance', {
    kind: 'guide',
    titles: { en: title },
    source: { from: 'markdown', language: 'en', text },
  });
  await command(request, 'put', `/api/guidance/${id}/details`, { writing });
  await command(request, 'post', `/api/guidance/${id}/moves`, {
    move: 'begin-drafting',
    message: 'The outline stands.',
  });
  return id;
}

/** Such a document of somebody's, opened; the page, and the document's id. */
export async function pageWriting(
  browser: Browser,
  name: string,
  ...document: [title: string, text: string, writing?: 'everyone' | 'authors']
): Promise<{ page: Page; id: string }> {
  const page = await newPageOf(browser, name);
  const id = await writtenTogether(page.request, ...document);
  await page.goto(`/guidance/${id}`);
  return { page, id };
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

/** Takes a step of the document as its people do: the button, the reason, the button again. */
export async function move(page: Page, name: string, message: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByLabel('What is done, and why?').fill(message);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Selects one word of the text by pressing twice on it, as one does; again where the text moved away under the pointer. */
export async function selectWord(page: Page, paragraph: string, word: string): Promise<void> {
  await expect(async () => {
    const { x, y } = await placeOf(page, paragraph, word);
    await page.mouse.dblclick(x, y);
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(word);
  }).toPass();
}

/** The middle of a word on the screen. */
function placeOf(page: Page, paragraph: string, word: string): Promise<{ x: number; y: number }> {
  return textOn(page)
    .getByText(paragraph)
    .evaluate((element, wanted) => {
      const range = document.createRange();
      const walker = document.createTreeWalker(element.closest('p') ?? element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && !(walker.currentNode as Text).data.includes(wanted));
      const text = walker.currentNode as Text;
      const at = text.data.indexOf(wanted);
      range.setStart(text, at);
      range.setEnd(text, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, word);
}
