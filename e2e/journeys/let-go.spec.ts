import { letsGo } from '../letting-go.js';
import { challengeOf, mapPath, pageOf } from '../people.js';
import { expect, test } from '../test.js';
import { phone } from '../windows.js';

test('[let-go] a dialog that was written in asks before it goes, and goes at once when nothing is left in it', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Jo Bright', mapPath);
  const dialog = page.getByRole('dialog');
  const why = dialog.getByLabel('Why?');
  const ask = page.getByRole('button', { name: /^Something is not right/ }).first();
  await ask.click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await ask.click();
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
  await ask.click();
  await why.fill('It is');
  await why.fill('');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await ask.click();
  await why.fill('It is about another street.');
  const goOn = dialog.getByRole('alert').getByRole('button', { name: 'Go on writing' });
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(5, 5),
    () => dialog.getByRole('button', { name: 'Close' }).click(),
    () => dialog.getByRole('button', { name: 'Cancel' }).click(),
  ]) {
    await leave();
    await expect(goOn).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(why).toHaveValue('It is about another street.');
    await goOn.click();
    await expect(goOn).toBeHidden();
  }
  await why.press('Escape');
  await goOn.click();
  await expect(why).toBeFocused();
  // Cancel leads to what it asks, and not to an answer that was found wanting.
  await why.fill('It');
  await dialog.getByRole('button', { name: 'Tell the reviewers' }).click();
  await expect(why).toBeFocused();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(goOn).toBeFocused();
  await dialog.getByRole('button', { name: 'Let these words go' }).click();
  await expect(dialog).toBeHidden();
});

test('[let-go] whoever presses twice opens a dialog, and neither closes it nor answers by the second press', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Jo Bright', mapPath);
  const dialog = page.getByRole('dialog');
  const why = dialog.getByLabel('Why?');
  const ask = page.getByRole('button', { name: /^Something is not right/ });
  await ask.first().dblclick();
  await expect(why).toBeFocused();
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();

  await page.setViewportSize(phone);
  await ask.nth(1).click();
  const cancel = (await dialog.getByRole('button', { name: 'Cancel' }).boundingBox())!;
  await page.keyboard.press('Escape');
  // The dialog opens with its Cancel beneath the finger.
  await ask.nth(1).evaluate((button, y) => scrollBy(0, button.getBoundingClientRect().y - y), cancel.y);
  const opens = (await ask.nth(1).boundingBox())!;
  await page.mouse.dblclick(Math.max(cancel.x, opens.x) + 40, opens.y + 20);
  await expect(why).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('[let-go] a dialog in which somebody or a day was only chosen goes unasked', async ({ browser }) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/challenges');
  await helen.goto(`/challenges/${await challengeOf(helen, 'Borrow a good idea', 'open')}`);
  const dialog = helen.getByRole('dialog');
  await helen.getByRole('button', { name: 'Hand it over' }).click();
  await dialog.getByRole('combobox').fill('Priya');
  await helen.getByRole('option', { name: /Priya Shah/ }).click();
  await expect(dialog.getByRole('button', { name: /Priya Shah/ })).toBeVisible();
  await helen.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const ada = await pageOf(browser, 'Ada Lowe', '/manage/people?search=bevan');
  const leave = ada.getByRole('button', { name: /^Long leave of / }).first();
  await leave.click();
  await ada.getByLabel('Last day away').fill('2020-01-01');
  await ada.keyboard.press('Escape');
  await expect(ada.getByRole('dialog')).toBeHidden();
  await expect(leave).toBeFocused();
});

test('[let-go] Cancel closes a dialog also where it stands beside the button that sends its form', async ({
  browser,
}) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/people?search=bevan');
  const leave = ada.getByRole('button', { name: /^Long leave of / }).first();
  await leave.click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Not now' }).click();
  await expect(ada.getByRole('dialog')).toBeHidden();
  await expect(leave).toBeFocused();
});

test('[let-go] a draft is thrown away once that is certain', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', '/practices/new');
  await page.getByRole('button', { name: /^A blank page/ }).click();
  await page.getByLabel('A short name').fill('A lamp by the gate');
  await page.getByRole('button', { name: 'Throw the draft away' }).click();
  const dialog = page.getByRole('dialog', { name: 'Throw this draft away?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByLabel('A short name')).toHaveValue('A lamp by the gate');
  await page.getByRole('button', { name: 'Throw the draft away' }).click();
  await dialog.getByRole('button', { name: 'Throw the draft away' }).click();
  await expect(page).toHaveURL(/practices\?mine=true$/);
});

test('[let-go] a draft that is thrown away while it is first saved is gone', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', '/practices/new');
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  await page.route('**/api/practices', (route) => answered.then(() => route.continue()));
  await page.getByRole('button', { name: /^A blank page/ }).click();
  const beginning = page.waitForRequest('**/api/practices');
  await page.getByLabel('A short name').fill('A lamp by the well');
  const begun = (await beginning).response();
  await page.getByRole('button', { name: 'Throw the draft away' }).click();
  const dialog = page.getByRole('dialog', { name: 'Throw this draft away?' });
  await dialog.getByRole('button', { name: 'Throw the draft away' }).click();
  answer();
  const { id } = (await (await begun)!.json()) as { id: string };
  await expect(page).toHaveURL(/practices\?mine=true$/);
  expect((await page.request.get(`/api/practices/${id}`)).status()).toBe(404);
});

test('[let-go] whether to throw a draft away is asked without what came of publishing it', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', '/practices/new');
  await page.getByRole('button', { name: /^A blank page/ }).click();
  await page.getByLabel('A short name').fill('A bell by the gate');
  const refusal = { status: 500, json: { type: 'about:blank', title: '', status: 500, code: 'trouble', detail: '' } };
  await page.route('**/api/practices/**', (route) =>
    route.request().method() === 'GET' ? route.continue() : route.fulfill(refusal),
  );
  const throwAway = page.getByRole('button', { name: 'Throw the draft away' });
  const dialog = page.getByRole('dialog', { name: 'Throw this draft away?' });
  await expect(page).toHaveURL(/edit$/);
  await throwAway.click();
  await dialog.getByRole('button', { name: 'Throw the draft away' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await throwAway.click();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});

test('[let-go] Cancel in a form of the page asks before it lets words go', async ({ browser }) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/glossary');
  await ada.getByRole('button', { name: 'Add a word' }).click();
  await letsGo(ada, ada.getByRole('textbox', { name: 'What it means', exact: true }));

  const sam = await pageOf(browser, 'Sam Whitlock', '/verify');
  const back = sam.getByRole('button', { name: /^Ask for one change/ }).first();
  await back.click();
  await letsGo(sam, sam.getByLabel('What is still needed?'));
  await expect(back).toBeFocused();

  const tom = await pageOf(browser, 'Tom Hale', mapPath);
  await tom
    .getByRole('button', { name: /^Reply/ })
    .first()
    .click();
  await letsGo(tom, tom.getByLabel(/^Your reply to/));
});
