import type { Locator, Page } from '@playwright/test';

import { pageOf } from '../people.js';
import { expect, test } from '../test.js';

/** Types into the rich text of this name, as one does. */
async function write(page: Page, name: string, words: string): Promise<void> {
  await text(page, name).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(words);
}

// Ten rich texts on a page take their time on a busy machine.
test.setTimeout(150_000);

const text = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const saved = (page: Page) => expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();

/** A picture the browser draws itself: red, 120 by 80. */
async function picture(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(120, 80);
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = 'rgb(160 40 60)';
    pen.fillRect(0, 0, 120, 80);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  return Buffer.from(base64, 'base64');
}

async function putPicture(page: Page, name: string): Promise<void> {
  const frame = text(page, name).locator('xpath=ancestor::div[.//div[@role="toolbar"]][1]');
  await frame.getByRole('button', { name: 'Picture' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Picture').setInputFiles({
    name: 'map.png',
    mimeType: 'image/png',
    buffer: await picture(page),
  });
  await dialog.getByLabel('What it shows').fill('A map with the depot in the middle');
  await dialog.getByRole('button', { name: 'Put the picture in' }).click();
  await expect(dialog).toBeHidden();
}

test.describe.configure({ mode: 'parallel' });

test('[writing] a card is written with a picture, through a lost connection, and nothing is lost', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Dev Anand', '/practices/new');
  await page.getByRole('button', { name: /^How to/ }).click();
  await page.getByLabel('A short name').fill('Reading a route sheet');
  await expect(text(page, 'What was the problem?')).toContainText('When you need this');
  await putPicture(page, 'Step 1');
  await saved(page);
  await expect(page).toHaveURL(/\/practices\/[0-9a-f-]{36}\/edit$/);

  // By ear one hears of trouble, and when it is over; not of each saving.
  const spoken = page.getByRole('status');
  await expect(spoken.filter({ hasText: /^Sav/ })).toHaveCount(0);
  await page.context().setOffline(true);
  await write(page, 'Step 2', 'Choose today.');
  await expect(spoken.filter({ hasText: /^Kept on this device/ })).toBeVisible();
  await page.context().setOffline(false);
  await saved(page);
  await expect(spoken.filter({ hasText: /^Saved/ })).toHaveCount(1);

  await page.context().setOffline(true);
  await write(page, 'Step 3', 'Read it aloud.');
  await page.getByLabel('Tags').fill('routes');
  await expect(page.getByText(/^Kept on this device/)).toBeVisible();
  // Back at once and loaded again, before anything was sent.
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByLabel('A short name')).toHaveValue('Reading a route sheet');
  await expect(text(page, 'Step 2')).toHaveText('Choose today.');
  await expect(text(page, 'Step 3')).toHaveText('Read it aloud.');
  await expect(page.getByLabel('Tags')).toHaveValue('routes');
  await expect(page.getByRole('img', { name: 'A map with the depot in the middle' })).toBeVisible();
  await saved(page);

  // The page is closed before the connection is back: the library says what waits here, and opening it saves it.
  await page.context().setOffline(true);
  await write(page, 'Step 3', ' Twice.');
  await expect(page.getByText(/^Kept on this device/)).toBeVisible();
  await page.close();
  const back = await page.context().newPage();
  await back.context().setOffline(false);
  await back.goto('/practices?mine=true');
  await expect(back.getByText('Written here and not saved yet')).toBeVisible();
  await back.getByRole('link', { name: 'Reading a route sheet' }).first().click();
  await expect(text(back, 'Step 3')).toHaveText('Read it aloud. Twice.');
  await saved(back);
  await putGif(back, 'Step 2');
  await back.goto('/practices?mine=true');
  await expect(back.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(back.getByText('Written here and not saved yet')).toBeHidden();
});

/** A GIF of two frames; the person is told that it will stand still, and so it is stored. */
async function putGif(page: Page, name: string): Promise<void> {
  const frame = text(page, name).locator('xpath=ancestor::div[.//div[@role="toolbar"]][1]');
  await frame.getByRole('button', { name: 'Picture' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Picture').setInputFiles({ name: 'a.gif', mimeType: 'image/gif', buffer: movingGif() });
  await expect(dialog.getByText('A moving picture comes in as its first frame')).toBeVisible();
  await dialog.getByLabel('What it shows').fill('A red dot');
  await dialog.getByRole('button', { name: 'Put the picture in' }).click();
  const shown = page.getByRole('img', { name: 'A red dot' });
  await expect(shown).toBeVisible();
  const src = await shown.getAttribute('src');
  expect((await page.request.get(src!)).headers()['content-type']).toBe('image/png');
  await saved(page);
}

/** Two frames of one dot, red and then black. */
function movingGif(): Buffer {
  const head = Buffer.from('R0lGODlhAQABAIAAAP8AAAAAAA==', 'base64');
  const dot = (code: number) => Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, code, 1, 0]);
  return Buffer.concat([head, dot(0x44), dot(0x4c), Buffer.from(';')]);
}

test('[writing] a picture without words is not published, kindly; changes are published deliberately', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Moira Penhale', '/practices/new');
  await page.getByRole('button', { name: /^A blank page/ }).click();
  await page.getByLabel('A short name').fill('Tea before the survey');
  for (const [name, words] of [
    ['What was the problem?', 'Nobody answered.'],
    ['Step 1', 'We made tea.'],
    ['Before', 'Two answers'],
    ['After', 'Twenty answers'],
    ['How do you know?', 'We counted.'],
    ['What did not work?', 'Biscuits with nuts.'],
  ] as const)
    await write(page, name, words);
  await page.getByText('It worked', { exact: true }).click();
  await page.getByLabel('Minutes another team needs for it').fill('20');
  await page.getByLabel('Whom can people ask?').fill('Moira Pen');
  await page.getByRole('option', { name: /Moira Penhale/ }).click();
  await putPicture(page, 'Step 1');
  await saved(page);

  const id = /practices\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  await sayNothingOfPicture(page, id);
  await page.reload();
  await page.getByRole('button', { name: 'Share with my team' }).click();
  await expect(page.getByText(/Please say what the picture shows, such as/)).toBeVisible();
  await sayOfPicture(page, id);
  await page.reload();
  await page.getByRole('button', { name: 'Share with my team' }).click();
  await expect(page).toHaveURL(new RegExp(`/practices/${id}$`));
  await expect(page.getByRole('img', { name: 'The pot' })).toBeVisible();

  await page.goto(`/practices/${id}/edit`);
  await page.getByLabel('A short name').fill('Tea before any survey');
  await saved(page);
  await page.goto(`/practices/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Tea before the survey' })).toBeVisible();
  await page.goto(`/practices/${id}/edit`);
  await expect(page.getByLabel('A short name')).toHaveValue('Tea before any survey');
  await page.getByRole('button', { name: 'Publish the changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tea before any survey' })).toBeVisible();
});

/** As other programs write Markdown: the editor itself always asks what a picture shows. */
async function changePicture(page: Page, id: string, alt: string): Promise<void> {
  const path = `/api/practices/${id}/text`;
  const draft = (await (await page.request.get(path)).json()) as { textVersion: number; text: { whatWeDid: string[] } };
  const whatWeDid = draft.text.whatWeDid.map((step) => step.replace(/!\[[^\]]*\]/, `![${alt}]`));
  const answer = await page.request.put(path, {
    data: { basedOn: draft.textVersion, text: { ...draft.text, whatWeDid } },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.ok()).toBe(true);
}
const sayNothingOfPicture = (page: Page, id: string) => changePicture(page, id, '');
const sayOfPicture = (page: Page, id: string) => changePicture(page, id, 'The pot');
