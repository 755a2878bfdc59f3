import type { Route } from '@playwright/test';

import { command, move, pageWriting, selectWord } from '../guidance.js';
import { letsGo } from '../letting-go.js';
import { askUnder, browserOf, livePageOf, map, mapPath, newPageOf, pageOf, practiceOf } from '../people.js';
import { shareWithTeam } from '../practices.js';
import { expect, test } from '../test.js';

test('[words] a page that cannot be read anew keeps what is typed in it', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', mapPath);
  const id = await practiceOf(page, map);
  await page.getByLabel('Your question').fill('Which of the two posts?');
  await page.route(`**/api/practices/${id}`, (route: Route) =>
    route.fulfill({ status: 500, json: { type: 'about:blank', title: '', status: 500, code: 'trouble', detail: '' } }),
  );
  await page.getByLabel('Your comment').fill('We do so as well.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByLabel('Your comment')).toHaveValue('');
  await expect(page.getByLabel('Your question')).toHaveValue('Which of the two posts?');
});

test('[words] what was sent leaves the form at once, and what was typed since does not', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', mapPath);
  const id = await practiceOf(page, map);
  const field = page.getByLabel('Your comment');
  const send = page.getByRole('button', { name: 'Send', exact: true });
  // The server is away again when the page would be read anew.
  await field.fill('We do so in the north.');
  await page.route(`**/api/practices/${id}`, (route) => route.abort());
  await send.click();
  await expect(field).toHaveValue('');
  await expect(send).not.toHaveAttribute('aria-busy');

  let letGo = () => {};
  const held = new Promise<void>((go) => (letGo = go));
  await page.route('**/comments', async (route) => {
    await held;
    await route.continue();
  });
  await field.fill('And in the south.');
  const sent = page.waitForResponse((answer) => answer.url().endsWith('/comments'));
  await send.click();
  await expect(send).toHaveAttribute('aria-busy', 'true');
  await field.fill('And in the south. The east is next.');
  letGo();
  await sent;
  await expect(send).not.toHaveAttribute('aria-busy');
  await expect(field).toHaveValue('The east is next.');
});

test('[words] whom a comment mentions is kept with its words', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', mapPath);
  await page.route('**/comments', (route) => route.fulfill({ status: 201, json: {} }));
  const chosen = page.getByRole('button', { name: 'Take Grace Obi out' });
  await page.locator('details').filter({ hasText: 'Mention' }).last().locator('summary').click();
  await page.getByRole('combobox', { name: /mention/i }).fill('Grace');
  await page.getByRole('option', { name: /Grace Obi/ }).click();
  await expect(page.getByLabel('Your comment')).toHaveValue(/@Grace Obi/);
  await page.getByRole('link', { name: 'All practices' }).first().click();
  await expect(page).toHaveURL(/practices$/);
  await page.goBack();
  await expect(page.getByLabel('Your comment')).toHaveValue(/@Grace Obi/);
  await expect(chosen).toBeVisible();
  const sent = page.waitForRequest((request) => request.url().endsWith('/comments'));
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  expect(((await sent).postDataJSON() as { mentions: string[] }).mentions).toHaveLength(1);
  await expect(chosen).toHaveCount(0);
});

test('[words] what waited and was refused is shown with its words, to be taken along', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', mapPath);
  let tries = 0;
  const gone = { type: 'about:blank', title: '', status: 404, code: 'not_found', detail: '' };
  await page.route('**/comments', (route) => {
    tries += 1;
    return tries <= 3 ? route.abort() : route.fulfill({ status: 404, json: gone });
  });
  await page.getByLabel('Your comment').fill('Ours hang over the quay.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('This could not be done: your comment')).toBeVisible();
  await expect(page.getByText('Ours hang over the quay.')).toBeVisible();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the words' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Ours hang over the quay.');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  });
  await page.getByRole('button', { name: 'Copy the words' }).click();
  await expect(page.getByText('Copying did not work.', { exact: false })).toBeVisible();
});

test('[words] what was typed under a card that is retired meanwhile stays to be taken along', async ({ browser }) => {
  const helens = await browserOf(browser, 'Helen Marsh');
  const id = await shareWithTeam(helens.request, { title: 'Cones by the gate' });
  await command(helens.request, 'post', `/api/practices/${id}/widen`, { audience: 'council' });
  const dev = await livePageOf(browser, 'Dev Anand', `/practices/${id}`);
  await dev.getByLabel('Your question').fill('How many cones?');
  await dev.getByLabel('Your comment').fill('Ours are green.');
  await command(helens.request, 'post', `/api/practices/${id}/retire`, { reason: 'There is no gate now.' });
  await expect(dev.getByRole('heading', { name: 'This card is not open to you now' })).toBeVisible();
  for (const words of ['How many cones?', 'Ours are green.']) await expect(dev.getByText(words)).toBeVisible();
});

test('[words] a reply outlives what it replies to', async ({ browser }) => {
  const dev = await livePageOf(browser, 'Dev Anand', mapPath);
  const id = await practiceOf(dev, map);
  const tom = await livePageOf(browser, 'Tom Hale', `/practices/${id}`);
  await tom.getByLabel('Your comment').fill('Who keeps the map?');
  await tom.getByRole('button', { name: 'Send', exact: true }).click();
  await dev
    .getByRole('button', { name: /^Reply.+Tom Hale$/ })
    .first()
    .click();
  const reply = dev.getByLabel('Your reply to Tom Hale');
  await reply.fill('The depot does.');
  await tom
    .getByRole('button', { name: /^Take back.+Who keeps/ })
    .first()
    .click();
  await expect(dev.getByText('This comment is no longer here.')).toBeVisible();
  await expect(reply).toHaveValue('The depot does.');
  await expect(reply).toBeFocused();

  await askUnder(tom, id, 'Who prints it for the crews?');
  const asked = dev.getByRole('listitem').filter({ hasText: 'Who prints it for the crews?' });
  await asked.locator('summary').click();
  await asked.getByLabel('Your answer').fill('The depot, each Monday.');
  await tom.getByRole('button', { name: /^Take back.+Who prints/ }).click();
  const gone = dev.getByRole('listitem').filter({ hasText: 'This question is no longer here.' });
  await expect(gone.getByLabel('Your answer')).toHaveValue('The depot, each Monday.');
  await expect(gone.getByLabel('Your answer')).toBeFocused();
});

test('[words] a fold that is written in stays open', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', mapPath);
  const fold = page.locator('details').filter({ hasText: 'Mention' }).last();
  await fold.locator('summary').click();
  const whom = page.getByRole('combobox', { name: /mention/i });
  await whom.fill('Grace');
  await page.getByRole('option', { name: /Grace Obi/ }).click();
  await page.getByRole('button', { name: /Grace Obi/ }).click();
  await expect(page.getByLabel('Your comment')).not.toHaveValue(/Grace/);
  await expect(whom).toBeVisible();
});

test('[words] a reply to what a colleague settles stays where it is', async ({ browser }) => {
  const { page: helen, id } = await pageWriting(
    browser,
    'Helen Marsh',
    'Keys and who has them',
    'Ring the depot.',
    'authors',
  );
  await move(helen, 'Open for comment', 'We ask the people it is for.');
  const dev = await pageOf(browser, 'Dev Anand', `/guidance/${id}`);
  const thread = { anchor: null, text: 'Who has the second key?', mentions: [] };
  await command(dev.request, 'post', `/api/guidance/${id}/threads`, thread);
  await dev.getByRole('tab', { name: 'Comments (1)' }).click();
  const reply = dev.getByLabel('Your answer');
  await reply.fill('I have asked at the desk.');
  await helen.getByRole('tab', { name: 'Comments (1)' }).click();
  await helen.getByRole('button', { name: 'Mark as settled' }).click();
  await expect(dev.getByText('Settled by Helen Marsh')).toBeVisible();
  await expect(reply).toHaveValue('I have asked at the desk.');
  await expect(reply).toBeFocused();
});

test('[words] what is written in a fold stays in it, and a changed comment asks for no answer', async ({ browser }) => {
  const { page: helen, id } = await pageWriting(
    browser,
    'Helen Marsh',
    'Keys that were lost',
    'Ring the depot.',
    'authors',
  );
  await move(helen, 'Open for comment', 'We ask the people it is for.');
  const thread = { anchor: null, text: 'Who has the third key?', mentions: [] };
  await command(helen.request, 'post', `/api/guidance/${id}/threads`, thread);
  await helen.getByRole('tab', { name: 'Comments (1)' }).click();
  await helen.getByRole('button', { name: 'Mark as settled' }).click();
  await helen.getByText('1 settled').click();
  await helen.getByRole('button', { name: /^Change.+third key/ }).click();
  const field = helen.getByLabel('Your comment');
  await field.press('End');
  await field.pressSequentially(' Ask!');
  await expect(field).toHaveValue('Who has the third key? Ask!');
  await expect(field).toBeFocused();
  await expect(helen.getByText('1 settled')).toBeVisible();
  await expect(helen.getByLabel('Your answer')).toHaveCount(0);

  // The comment goes elsewhere; its words and the way out of them stay.
  const { threads } = (await (await helen.request.get(`/api/guidance/${id}`)).json()) as {
    threads: { id: string; comments: { id: string }[] }[];
  };
  const [settled] = threads;
  await command(helen.request, 'post', `/api/guidance-threads/${settled!.id}/comments`, { text: 'Me.', mentions: [] });
  await command(helen.request, 'post', `/api/guidance-comments/${settled!.comments[0]!.id}/remove`, {});
  await expect(helen.getByText('This comment is no longer here.')).toBeVisible();
  await expect(field).toHaveValue('Who has the third key? Ask!');
  await expect(field).toBeFocused();
  await letsGo(helen, field);
  await expect(helen.getByText('This comment is no longer here.')).toHaveCount(0);
});

test('[words] an answer on the way to one card does not follow to another', async ({ browser }) => {
  const page = await newPageOf(browser, 'Dev Anand');
  const from = await practiceOf(page, map);
  const { request } = await browserOf(browser, 'Tom Hale');
  const { entries } = (await (await request.get('/api/practices')).json()) as { entries: { id: string }[] };
  const to = entries.find(({ id }) => id !== from)!.id;
  await command(request, 'post', `/api/practices/${to}/questions`, { text: 'Who draws it for the lorries?' });
  await page.goto(`/practices/${from}`);
  await expect(page.getByLabel('Your question')).toBeVisible();
  // As a link from one card to another does.
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/practices/${to}`);
  const asked = page.getByRole('listitem').filter({ hasText: 'Who draws it for the lorries?' });
  await asked.locator('summary').click();
  await asked.getByLabel('Your answer').fill('The depot, each Friday.');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: map })).toBeVisible();
  await expect(page.getByLabel('Your question')).toBeVisible();
  await expect(page.getByText('What you write for it is', { exact: false })).toHaveCount(0);
  await page.goForward();
  await expect(asked.getByLabel('Your answer')).toHaveValue('The depot, each Friday.');
});

test('[words] a reason that a colleague comes before with a decision stays to be read', async ({ browser }) => {
  const { page: helen, id } = await pageWriting(browser, 'Helen Marsh', 'Who may sign', 'The lead signs.', 'authors');
  await move(helen, 'Open for comment', 'We ask the people it is for.');
  const dev = await pageOf(browser, 'Dev Anand', `/guidance/${id}`);
  await selectWord(dev, 'The lead signs', 'lead');
  await dev.getByRole('button', { name: 'Suggest other words' }).click();
  await dev.getByLabel('The words you would put there').fill('manager');
  await dev.getByRole('button', { name: 'Suggest', exact: true }).click();
  await helen.getByRole('tab', { name: 'Comments (1)' }).click();
  await helen.getByRole('button', { name: /^Decline/ }).click();
  const why = helen.getByLabel('Why not?');
  await why.fill('Leads know the site.');
  await dev.getByRole('tab', { name: 'Comments (1)' }).click();
  await dev.getByRole('button', { name: /^Take it back/ }).click();
  await expect(dev.getByText('1 settled')).toBeVisible();
  await expect(helen.getByText('Taken back by Dev Anand', { exact: false })).toBeVisible();
  await expect(why).toHaveValue('Leads know the site.');
});
