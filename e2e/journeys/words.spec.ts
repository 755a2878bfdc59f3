import type { Page, Route } from '@playwright/test';

import { command, move, selectWord, textOn, writeAfter, writtenTogether } from '../guidance.js';
import { askUnder, browserOf, livePageOf, pageOf, practiceOf } from '../people.js';
import { expect, test } from '../test.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Waits for a reading that came to its end; one that another takes the place of does not. */
const hasRead = (page: Page, address: string) =>
  page.waitForEvent('requestfinished', (asked) => asked.method() === 'GET' && asked.url().endsWith(address));

/** As when somebody turns to another tab for a while: what was read before is read anew on their return. */
async function returnAfterAWhile(page: Page, to: string): Promise<void> {
  const read = hasRead(page, to);
  await page.clock.fastForward('02:00');
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
  await read;
}

/** The form says that somebody else saved, and then takes a second saving. */
async function savesOverKnowingly(page: Page, save: string): Promise<void> {
  const button = page.getByRole('button', { name: save, exact: true });
  const answers = [409, 200].map((status) =>
    page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.status() === status),
  );
  await button.click();
  await expect(page.getByRole('alert')).toContainText('Somebody changed this while you were writing.');
  await answers[0];
  await expect(async () => {
    await button.click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }).toPass();
  await answers[1];
}

test('[words] a page that cannot be read anew keeps what is typed in it', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', '/practices');
  const id = await practiceOf(page, 'One shared map for missed bins');
  await page.goto(`/practices/${id}`);
  await page.getByLabel('Your question').fill('Which of the two posts?');
  await page.route(`**/api/practices/${id}`, (route: Route) =>
    route.fulfill({ status: 500, json: { type: 'about:blank', title: '', status: 500, code: 'trouble', detail: '' } }),
  );
  await page.getByLabel('Your comment').fill('We do so as well.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByLabel('Your comment')).toHaveValue('');
  await expect(page.getByLabel('Your question')).toHaveValue('Which of the two posts?');
});

const quest = (title: string) => ({
  title: { en: title },
  audience: { en: 'Anyone' },
  why: { en: 'It is kind.' },
  minutes: 30,
  level: 2,
  companies: ['alone'],
  alreadyDoThis: { en: 'You read it to yourself.' },
  steps: [
    {
      id: 'read',
      title: { en: 'Read it' },
      help: { en: 'Slowly.' },
      by: { by: 'own_word' },
      party: { mode: 'any_one' },
      times: 1,
    },
  ],
  withoutDevice: { en: 'On paper.' },
  stamp: null,
  reward: null,
  warmUp: false,
  coming: false,
});

async function begunQuest(page: Page, title: string): Promise<string> {
  const begun = { definition: quest(title) };
  return (await command<{ slug: string }>(page.request, 'post', '/api/quest-drafts', begun)).slug;
}

test('[words] a quest that is saved while the server is away stays in its form', async ({ browser }) => {
  const page = await pageOf(browser, 'Sam Whitlock', '/manage/quests');
  await page.goto(`/manage/quests/${await begunQuest(page, 'Read a route sheet aloud')}`);
  const why = page.getByRole('textbox', { name: 'Why is it worth it?', exact: true });
  await why.fill('So that nobody is sent to the wrong street.');
  await page.route('**/api/quest-drafts/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no connection right now');
  await expect(why).toHaveValue('So that nobody is sent to the wrong street.');
});

test('[words] a quest saved elsewhere meanwhile is not saved over in silence', async ({ browser }) => {
  const page = await pageOf(browser, 'Sam Whitlock', '/manage/quests');
  await page.clock.install();
  const slug = await begunQuest(page, 'Read a rota aloud');
  await page.goto(`/manage/quests/${slug}`);
  const why = page.getByRole('textbox', { name: 'Why is it worth it?', exact: true });
  await why.fill('So that nobody comes on the wrong day.');
  const elsewhere = { definition: quest('Read a rota slowly'), saved: 1 };
  await command(page.request, 'put', `/api/quest-drafts/${slug}`, elsewhere);
  await returnAfterAWhile(page, `/quest-drafts/${slug}`);
  await savesOverKnowingly(page, 'Save the draft');
  await expect(why).toHaveValue('So that nobody comes on the wrong day.');
});

test('[words] a challenge saved elsewhere meanwhile is not saved over in silence', async ({ browser }) => {
  const page = await pageOf(browser, 'Helen Marsh', '/challenges');
  await page.clock.install();
  const { request } = page;
  const elsewhere = { purpose: { en: 'Two hear more than one.' } };
  const read = async (id: string) => (await (await request.get(`/api/challenges/${id}`)).json()) as { version: number };
  const { request: priyas } = await browserOf(browser, 'Priya Shah');
  const { member, units } = (await (await priyas.get('/api/me')).json()) as {
    member: { id: string };
    units: { id: string }[];
  };
  const startsAt = Date.now() + 30 * DAY_MS;
  const draft = {
    title: { en: 'Told by two' },
    purpose: { en: 'Two know more than one.' },
    sponsorId: member.id,
    units: units.slice(-1).map(({ id: unit }) => unit),
    activities: ['practice.tried'],
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 20 * DAY_MS).toISOString(),
  };
  const { id } = await command<{ id: string }>(request, 'post', '/api/challenges', draft);
  await page.goto(`/challenges/${id}/edit`);
  await page.getByLabel('Name', { exact: true }).fill('Told by me');
  await command(request, 'put', `/api/challenges/${id}`, { ...draft, ...elsewhere, version: (await read(id)).version });
  await returnAfterAWhile(page, `/challenges/${id}`);
  await savesOverKnowingly(page, 'Save the changes');
  await expect(page.getByRole('heading', { level: 1, name: 'Told by me' })).toBeVisible();
});

test('[words] a challenge that moved on unseen is called off by the second press', async ({ browser }) => {
  const page = await pageOf(browser, 'Helen Marsh', '/challenges');
  const { id } = await command<{ id: string }>(page.request, 'post', '/api/challenges', {
    title: { en: 'Moved on' },
    purpose: { en: 'To move on.' },
    units: [],
    activities: ['practice.tried'],
  });
  let isBehind = true;
  page.on('response', (answer) => {
    if (answer.status() === 409) isBehind = false;
  });
  await page.route(`**/api/challenges/${id}`, async (route) => {
    const response = await route.fetch();
    const read = (await response.json()) as { version: number };
    await route.fulfill({ response, json: { ...read, version: read.version - (isBehind ? 1 : 0) } });
  });
  await page.goto(`/challenges/${id}`);
  await page.getByRole('button', { name: 'Call it off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why?').fill('It was a trial.');
  const off = dialog.getByRole('button', { name: 'Call it off' });
  await off.click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody changed this while you were writing.');
  await expect(async () => {
    await off.click();
    await expect(dialog).toBeHidden({ timeout: 1000 });
  }).toPass({ timeout: 10_000 });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('[words] a badge saved elsewhere meanwhile leaves the form as it is, and is not saved over in silence', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Ada Lowe', '/manage/badges');
  await page.clock.install();
  const writing = {
    name: { en: 'Told by two' },
    forWhat: { en: 'For telling.' },
    look: { shape: 'round', tincture: 'azure', charge: 'star' },
    subject: 'member',
    repeat: 'once',
    retention: 'follows_evidence',
    criteria: { type: 'activity_count', kind: 'practice.published', atLeast: 1, within: 'ever' },
  };
  const badge = { ...writing, slug: `told-${crypto.randomUUID().slice(0, 8)}` };
  const { id } = await command<{ id: string }>(page.request, 'post', '/api/badge-designs', badge);
  await page.goto(`/manage/badges/${id}`);
  await page.getByLabel('Name', { exact: true }).fill('Told by me');
  await command(page.request, 'put', `/api/badge-designs/${id}`, { ...writing, version: 1 });
  await returnAfterAWhile(page, `/badge-designs/${id}`);
  // Who was told of one saving is told of the next as well.
  const readAnew = hasRead(page, id);
  await page.getByRole('button', { name: 'Save the changes', exact: true }).click();
  await readAnew;
  await command(page.request, 'put', `/api/badge-designs/${id}`, { ...writing, version: 2 });
  await returnAfterAWhile(page, `/badge-designs/${id}`);
  await savesOverKnowingly(page, 'Save the changes');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Told by me');
  // One's own saving is the one that is gone on from.
  await page.getByLabel('Name', { exact: true }).fill('Told by me again');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  expect((await saved).status()).toBe(200);
});

test('[words] what is typed on while a search comes back stays as it is typed', async ({ browser }) => {
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

const mapOf = async (page: Page) => {
  const id = await practiceOf(page, 'One shared map for missed bins');
  await page.goto(`/practices/${id}`);
  return id;
};

test('[words] what was sent leaves the form at once, and what was typed since does not', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', '/practices');
  const id = await mapOf(page);
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
  const page = await pageOf(browser, 'Dev Anand', '/practices');
  await mapOf(page);
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
  const page = await pageOf(browser, 'Dev Anand', '/practices');
  await mapOf(page);
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

test('[words] a reply outlives what it replies to', async ({ browser }) => {
  const dev = await livePageOf(browser, 'Dev Anand', '/practices');
  const id = await mapOf(dev);
  const jo = await livePageOf(browser, 'Jo Bright', `/practices/${id}`);
  await jo.getByLabel('Your comment').fill('Who keeps the map?');
  await jo.getByRole('button', { name: 'Send', exact: true }).click();
  await dev
    .getByRole('button', { name: /^Reply.+Jo Bright$/ })
    .first()
    .click();
  const reply = dev.getByLabel('Your reply to Jo Bright');
  await reply.fill('The depot does.');
  await jo
    .getByRole('button', { name: /^Take back.+Who keeps/ })
    .first()
    .click();
  await expect(dev.getByText('This comment is no longer here.')).toBeVisible();
  await expect(reply).toHaveValue('The depot does.');
  await expect(reply).toBeFocused();

  await askUnder(jo, id, 'Who prints it for the crews?');
  const asked = dev.getByRole('listitem').filter({ hasText: 'Who prints it for the crews?' });
  await asked.locator('summary').click();
  await asked.getByLabel('Your answer').fill('The depot, each Monday.');
  await jo.getByRole('button', { name: /^Take back.+Who prints/ }).click();
  const gone = dev.getByRole('listitem').filter({ hasText: 'This question is no longer here.' });
  await expect(gone.getByLabel('Your answer')).toHaveValue('The depot, each Monday.');
  await expect(gone.getByLabel('Your answer')).toBeFocused();
});

test('[words] a fold that is written in stays open', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', '/practices');
  await mapOf(page);
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
  const helen = await pageOf(browser, 'Helen Marsh', '/guidance');
  const id = await writtenTogether(helen.request, 'Keys and who has them', 'Ring the depot.', 'authors');
  await helen.goto(`/guidance/${id}`);
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
  const helen = await pageOf(browser, 'Helen Marsh', '/guidance');
  const id = await writtenTogether(helen.request, 'Keys that were lost', 'Ring the depot.', 'authors');
  await helen.goto(`/guidance/${id}`);
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
  const path = `/api/guidance-comments/${settled!.comments[0]!.id}`;
  const removed = await helen.request.delete(path, { headers: { origin: new URL(helen.url()).origin } });
  expect(removed.ok()).toBe(true);
  await expect(helen.getByText('This comment is no longer here.')).toBeVisible();
  await expect(field).toHaveValue('Who has the third key? Ask!');
  await expect(field).toBeFocused();
  await helen.getByRole('button', { name: 'Cancel' }).click();
  await expect(field).toHaveCount(0);
  await expect(helen.getByText('This comment is no longer here.')).toHaveCount(0);
});

test('[words] an answer on the way to one card does not follow to another', async ({ browser }) => {
  const page = await pageOf(browser, 'Dev Anand', '/practices');
  const from = await practiceOf(page, 'One shared map for missed bins');
  const { request } = await browserOf(browser, 'Jo Bright');
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
  await expect(page.getByRole('heading', { level: 1, name: 'One shared map for missed bins' })).toBeVisible();
  await expect(page.getByLabel('Your question')).toBeVisible();
  await expect(page.getByText('What you write for it is', { exact: false })).toHaveCount(0);
  await page.goForward();
  await expect(asked.getByLabel('Your answer')).toHaveValue('The depot, each Friday.');
});

test('[words] a reason that a colleague comes before with a decision stays to be read', async ({ browser }) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/guidance');
  const id = await writtenTogether(helen.request, 'Who may sign', 'The lead signs.', 'authors');
  await helen.goto(`/guidance/${id}`);
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

test('[words] a dialog that was answered asks before it goes, and goes at once when nothing is left in it', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Jo Bright', '/practices');
  await mapOf(page);
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
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Let these words go' }).click();
  await expect(dialog).toBeHidden();
});

test('[words] a draft is thrown away once that is certain', async ({ browser }) => {
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

test('[words] whether to throw a draft away is asked without what came of publishing it', async ({ browser }) => {
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

test('[words] signing out asks where words would go with it, and says when it could not be done', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'Helen Marsh', '/guidance');
  const id = await writtenTogether(page.request, 'Who opens the gate', 'Ring the depot.');
  await page.goto(`/guidance/${id}`);
  await writeAfter(page, 'Ring the depot.');
  await page.context().setOffline(true);
  await page.keyboard.type(' At any hour.');
  await expect(page.getByText('Kept on this device, sent when you are back')).toBeVisible();
  const out = page.getByRole('button', { name: 'Sign out', exact: true });
  await out.click();
  const dialog = page.getByRole('dialog', { name: 'Sign out?' });
  await expect(dialog).toContainText('In 1 guidance text there are words on this device only');
  await dialog.getByRole('button', { name: 'Sign out all the same' }).click();
  await expect(dialog).toContainText('There is no connection right now');
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(textOn(page)).toContainText('At any hour.');

  await page.context().setOffline(false);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  // Words that a colleague left on this device are neither asked about nor thrown away.
  const theirs = `guildhall-text:${crypto.randomUUID()}:kept`;
  await page.evaluate((name) => {
    localStorage.setItem(`guildhall-unsent:${name}`, '');
    return new Promise((done) => indexedDB.open(name).addEventListener('success', done));
  }, theirs);
  await out.click();
  await expect(page).toHaveURL(/\/sign-in/);
  const kept = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(kept.filter((name) => name?.startsWith('guildhall-text:'))).toEqual([theirs]);
});
