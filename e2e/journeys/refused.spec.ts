import type { Browser, Page } from '@playwright/test';

import { command } from '../guidance.js';
import { browserOf, pageOf, signIn } from '../people.js';
import { shareWithTeam } from '../practices.js';
import { expect, test } from '../test.js';

const DONE = 'This has been done already.';

test('[refused] a small press that is refused says so beside it', async ({ browser }) => {
  const id = await talkedAbout(browser);
  const tom = await pageOf(browser, 'Tom Hale', `/practices/${id}`);
  await refuseAll(tom);
  for (const press of ['This helped me – Sam Whitlock', 'Useful', 'Follow']) {
    const before = await tom.getByText(DONE).count();
    await tom.getByRole('button', { name: press, exact: true }).first().click();
    await expect(tom.getByText(DONE)).toHaveCount(before + 1);
  }
  await tom.goto('/notices');
  await tom.getByRole('button', { name: 'I have read them all' }).click();
  await expect(tom.getByText(DONE)).toBeVisible();
});

test('[refused] whose sign-in ended can sign in beside what they were writing, and then send it', async ({
  browser,
}) => {
  const id = await talkedAbout(browser);
  const tom = await pageOf(browser, 'Tom Hale', `/practices/${id}`);
  const comment = tom.getByLabel('Your comment');
  await comment.fill('We do this on Fridays.');
  // What others do meanwhile has a page read anew, and then it says itself that the sign-in has ended.
  const signedIn = Promise.withResolvers<void>();
  await tom.route('**/api/**', async (route) => {
    if (route.request().method() === 'GET') await signedIn.promise;
    await route.continue();
  });
  await tom.context().clearCookies();
  await tom.getByRole('button', { name: 'Send', exact: true }).click();
  const beside = tom.context().waitForEvent('page');
  await tom.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Sign in' }).click();
  await expect(await beside).toHaveURL(/\/sign-in\?ended=&next=%2Fpractices%2F/);
  await signIn(tom.context().request, 'Tom Hale');
  signedIn.resolve();
  await expect(comment).toHaveValue('We do this on Fridays.');
  await tom.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(tom.getByRole('paragraph').filter({ hasText: 'We do this on Fridays.' })).toBeVisible();
});

test('[refused] a question above the page says itself that its answer was refused', async ({ browser }) => {
  const id = await talkedAbout(browser);
  const tom = await pageOf(browser, 'Tom Hale', `/practices/${id}`);
  await tom.getByRole('button', { name: 'We will try this' }).click();
  await expect(tom.getByRole('button', { name: 'Set it aside' })).toBeVisible();
  await refuseAll(tom);
  for (const press of ['Set it aside', 'Something is not right – Sam Whitlock']) await asksInVain(tom, press);

  const grace = await pageOf(browser, 'Grace Obi', `/practices/${id}`);
  await refuseAll(grace);
  for (const press of ['Hide it', 'Take away – Sam Whitlock']) await asksInVain(grace, press);
  await grace.goto('/manage/reports');
  await asksInVain(grace, 'Leave it as it is – Salt in the back of the van: About the whole card');

  const helen = await pageOf(browser, 'Helen Marsh', `/challenges/${await ownChallenge(browser)}`);
  await refuseAll(helen);
  await asksInVain(helen, 'Call it off');
});

test('[reports] what of them cannot be read is said to be missing', async ({ browser }) => {
  const graces = await browserOf(browser, 'Grace Obi');
  const grace = await graces.newPage();
  for (const part of ['/api/circle/reports', '/api/practices/hidden'])
    await grace.route(`**${part}`, (route) => route.fulfill({ status: 409, json: { code: 'already_done' } }));
  await grace.goto('/manage/reports');
  await expect(grace.getByText(DONE)).toHaveCount(2);
});

test('[reports] one that another reviewer decided meanwhile goes once that was read', async ({ browser }) => {
  const id = await talkedAbout(browser);
  const grace = await pageOf(browser, 'Grace Obi', '/manage/reports');
  const name = 'Leave it as it is – Salt in the back of the van: About the whole card';
  const reports = grace.getByRole('button', { name, exact: true });
  await expect(reports.first()).toBeVisible();
  const before = await reports.count();
  await reports.last().click();
  const adas = await browserOf(browser, 'Ada Lowe');
  const waiting = (await (await adas.request.get('/api/practice-reports')).json()) as Waiting[];
  const decided = { decision: 'keep', reason: 'It is theirs, too.' };
  const ours = waiting.filter(({ card }) => card.id === id);
  for (const report of ours) await command(adas.request, 'post', `/api/practice-reports/${report.id}/decide`, decided);
  const dialog = grace.getByRole('dialog');
  await dialog.getByRole('textbox').fill('It is fine.');
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  await expect(dialog.getByText(DONE)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.getByRole('button', { name: 'Let these words go' }).click();
  await expect(reports).toHaveCount(before - 1);
});

test('[revisions] what was said before and cannot be read is said to be missing', async ({ browser }) => {
  const id = await talkedAbout(browser);
  const devs = await browserOf(browser, 'Dev Anand');
  const { text, textVersion } = (await (await devs.request.get(`/api/practices/${id}/text`)).json()) as {
    text: object;
    textVersion: number;
  };
  const changed = { ...text, title: 'Salt in the front of the van' };
  await command(devs.request, 'put', `/api/practices/${id}/text`, { basedOn: textVersion, text: changed, note: '' });
  const dev = await devs.newPage();
  await dev.route('**/revisions/1', (route) => route.fulfill({ status: 409, json: { code: 'already_done' } }));
  await dev.goto(`/practices/${id}`);
  await dev.getByRole('button', { name: 'Read it – Version 1' }).click();
  await expect(dev.getByRole('dialog', { name: 'Version 1' }).getByText(DONE)).toBeVisible();
});

test('[questions] an answer given in the list of open questions is said to have arrived', async ({ browser }) => {
  const devs = await browserOf(browser, 'Dev Anand');
  const id = await shareWithTeam(devs.request, { title: 'Grit bins by the bridge' });
  await command(devs.request, 'post', `/api/practices/${id}/widen`, { audience: 'council' });
  const toms = await browserOf(browser, 'Tom Hale');
  await command(toms.request, 'post', `/api/practices/${id}/questions`, { text: 'How large is the scoop?' });
  const sam = await pageOf(browser, 'Sam Whitlock', '/practices/questions');
  await sam.locator('summary', { hasText: 'Tom Hale, Grit bins by the bridge' }).click();
  const form = sam.locator('details[open] form');
  await form.getByLabel('Your answer to Tom Hale').fill('As large as a hat.');
  await form.getByRole('button', { name: 'Send the answer' }).click();
  await expect(sam.getByRole('status').getByText('Your answer is with Tom Hale.')).toBeVisible();
  await expect(sam.getByText('How large is the scoop?')).toBeHidden();
});

test('[quest] setting aside twice in haste is one step', async ({ browser }) => {
  const toms = await browserOf(browser, 'Tom Hale');
  const quest = { quest: 'neighbour', company: 'alone', people: [] };
  const { run } = await command<{ run: string }>(toms.request, 'post', '/api/quest-runs', quest);
  const tom = await toms.newPage();
  await tom.goto(`/quest-runs/${run}`);
  let sent = 0;
  await tom.route('**/move', (route) => {
    sent += 1;
    return route.continue();
  });
  await tom.getByRole('button', { name: 'Set aside for now' }).dblclick();
  await expect(tom.getByRole('button', { name: 'Take it up again' })).toBeVisible();
  await expect(tom.getByRole('alert')).toHaveCount(0);
  expect(sent).toBe(1);
  await command(toms.request, 'post', `/api/quest-runs/${run}/move`, { action: 'withdraw' });
});

interface Waiting {
  id: string;
  card: { id: string };
}

/** From now on whatever is sent from here is refused, though all can be read. */
async function refuseAll(page: Page): Promise<void> {
  await page.route('**/api/**', (route) =>
    route.request().method() === 'GET'
      ? route.continue()
      : route.fulfill({ status: 409, json: { code: 'already_done' } }),
  );
}

/** Gives the reason that this button asks for: the question stays and says why not. */
async function asksInVain(page: Page, press: string): Promise<void> {
  await page.getByRole('button', { name: press, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('We tried it before.');
  await dialog.getByRole('button').last().click();
  await expect(dialog.getByText(DONE)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.getByRole('button', { name: 'Let these words go' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(DONE)).toHaveCount(0);
}

/** A card of Dev’s that all may read, on which Tom asked, Sam answered and commented, and of which somebody told the reviewers. */
async function talkedAbout(browser: Browser): Promise<string> {
  const [devs, toms, sams] = await Promise.all(
    ['Dev Anand', 'Tom Hale', 'Sam Whitlock'].map((name) => browserOf(browser, name)),
  );
  const id = await shareWithTeam(devs!.request, { title: 'Salt in the back of the van' });
  const path = `/api/practices/${id}`;
  await command(devs!.request, 'post', `${path}/widen`, { audience: 'council' });
  const asked = await command<{ id: string }>(toms!.request, 'post', `${path}/questions`, { text: 'How many bags?' });
  await command(sams!.request, 'post', `/api/practice-questions/${asked.id}/answers`, { text: 'Four will do.' });
  await command(sams!.request, 'post', `${path}/comments`, { text: 'Ours rust.' });
  await command(sams!.request, 'post', `${path}/reports`, { about: null, reason: 'It is not ours.' });
  return id;
}

/** A challenge that Helen is preparing. */
async function ownChallenge(browser: Browser): Promise<string> {
  const helens = await browserOf(browser, 'Helen Marsh');
  const { id } = await command<{ id: string }>(helens.request, 'post', '/api/challenges', {
    title: { en: 'Talk over the fence' },
    purpose: { en: 'What works next door may work here.' },
    units: [],
    activities: ['practice.tried'],
    startsAt: new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString(),
    endsAt: new Date(Date.now() + 20 * 24 * 60 * 60 * 1000).toISOString(),
  });
  return id;
}
