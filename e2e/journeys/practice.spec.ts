import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test';

import { command } from '../guidance.js';
import { address, bridgeOf, browserOf, livePageOf, newPageOf, speakEnglish, spokenOn } from '../people.js';
import { shareWithTeam, TITLE } from '../practices.js';
import { watchMoves } from '../still.js';
import { expect, test } from '../test.js';
import { firstDayComes, twoWeeksPass } from '../time.js';

const TEAMS = ['Highway Maintenance: North', 'Libraries: North'];
const DAY_MS = 24 * 60 * 60 * 1000;

test('[practice] is opened to the council, found with a typing error, adopted by another team, and both bridges move', async ({
  browser,
}) => {
  const [devs, ffions] = await Promise.all([browserOf(browser, 'Dev Anand'), browserOf(browser, 'Ffion Rees')]);
  await speakEnglish(ffions);
  const id = await shareWithTeam(devs.request);
  const ffion = await ffions.newPage();
  await ffion.goto(`/practices/${id}`);
  await expect(ffion.getByRole('heading', { name: 'This card is not open to you now' })).toBeVisible();
  const dev = await devs.newPage();
  await openToCouncil(dev, id);

  await ffion.goto('/practices?search=streelight&tag=floods&age=year');
  await expect(ffion.getByRole('heading', { name: 'Nothing fits all of that' })).toBeVisible();
  await ffion.getByRole('button', { name: 'Shared: In the last year: look beyond it' }).click();
  await expect(ffion).toHaveURL(/\?search=streelight&tag=floods$/);
  await ffion.getByRole('button', { name: 'Look everywhere for “streelight”' }).click();
  await expect(ffion.getByText('These hold “streetlight”.', { exact: false })).toBeVisible();
  await ffion.getByRole('link', { name: TITLE }).first().click();
  await expect(ffion.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();

  const [helens, priyas] = await Promise.all([browserOf(browser, 'Helen Marsh'), browserOf(browser, 'Priya Shah')]);
  const units = await Promise.all([devs, ffions].map(({ request }) => unitOn(request, id)));
  const challenge = await openChallenge(helens.request, priyas.request, units);
  const boards = await Promise.all([devs, ffions].map((each) => watchBridges(each, challenge)));

  await adopt(ffion);
  for (const board of boards)
    for (const team of TEAMS) await expect(bridgeOf(board, team)).toContainText(/1 of \d+ across/);
});

test('[talk] readers answer what the author asks and say thanks; a partner council joins in, and a report is decided', async ({
  browser,
}) => {
  // Five screens of four people take their time on a busy machine.
  test.setTimeout(120_000);
  const [devs, ffions, graces] = await Promise.all([
    browserOf(browser, 'Dev Anand'),
    browserOf(browser, 'Ffion Rees'),
    browserOf(browser, 'Grace Obi'),
  ]);
  await speakEnglish(ffions);
  const asks = { title: 'Lamps by radio', openQuestions: ['What would you do where there is no signal?'] };
  const id = await shareWithTeam(devs.request, asks);
  for (const audience of ['council', 'network'])
    await command(devs.request, 'post', `/api/practices/${id}/widen`, { audience });

  const dev = await devs.newPage();
  await dev.goto(`/practices/${id}`);
  await expect(dev.getByRole('heading', { name: 'You ask your readers' })).toBeVisible();
  const ffion = await ffions.newPage();
  await ffion.goto(`/practices/${id}`);
  await expect(ffion.getByRole('heading', { name: 'Dev Anand asks you' })).toBeVisible();
  // What comes late is there before anything is pressed.
  await expect(ffion.getByRole('button', { name: 'Something is not right' }).first()).toBeVisible();
  await expect(ffion.getByText(/^Here right now: /)).toBeVisible();
  await ffion.locator('summary', { hasText: 'Answer' }).first().click();
  await ffion.getByLabel('Your answer').first().fill('We drive to the ridge.');
  const posted = ffion.waitForResponse((answer) => answer.url().endsWith('/answers'));
  await ffion.locator('form', { hasText: 'Your answer' }).first().getByRole('button').click();
  expect((await posted).ok()).toBe(true);
  for (const page of [ffion, dev]) await expect(page.getByText('answered 1 of 1')).toBeVisible();
  await expect(spokenOn(ffion)).toHaveText('What you wrote is here now.');
  await ffion.getByRole('button', { name: /^Useful.*Dev Anand/ }).click();
  await expect(dev.getByText('Useful to 1 colleague')).toBeVisible();
  await ffion.getByRole('button', { name: 'Say thank you' }).click();
  await ffion.getByRole('button', { name: 'Send the thanks' }).press('Enter');
  await expect(ffion.getByLabel('What for?')).toBeFocused();
  await ffion.getByLabel('What for?').fill('It saved our lamps.');
  await ffion.getByRole('button', { name: 'Send the thanks' }).click();
  await expect(dev.getByText('It saved our lamps.')).toBeVisible();
  await expect(ffion.getByRole('status').getByText('Your thanks are with Dev Anand.')).toBeVisible();

  const carys = await (await partnerOf(browser, 'carys.bevan@porthaven.example')).newPage();
  await carys.goto(`/practices/${id}`);
  await carys.getByLabel('Your comment').fill('Ours hang over the quay.');
  await carys.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(ffion.getByText('Carys Bevan (Porthaven Borough Council)')).toBeVisible();
  const said = ffion.getByRole('listitem').filter({ hasText: 'Ours hang over the quay.' });
  await said.getByRole('button', { name: 'Something is not right' }).click();
  await ffion.getByLabel('Why?').fill('It is about another quay.');
  await ffion.getByRole('dialog').getByRole('button', { name: 'Tell the reviewers' }).click();
  await expect(ffion.getByRole('dialog')).toBeHidden();

  const grace = await graces.newPage();
  await grace.goto('/manage/reports');
  const reported = grace.getByRole('listitem').filter({ hasText: 'Ours hang over the quay.' });
  const about = 'About a comment by Carys Bevan (Porthaven Borough Council)';
  await expect(reported.getByText(about, { exact: true })).toBeVisible();
  await reported.getByRole('button', { name: 'Take the comment away' }).click();
  await grace.getByLabel('Why?').fill('Thank you, it is.');
  await grace.getByRole('dialog').getByRole('button', { name: 'Take the comment away' }).click();
  for (const page of [ffion, carys]) await expect(page.getByText('Ours hang over the quay.')).toHaveCount(0);
});

test('[practice] nothing moves on a card with questions when what can be done, and who is here, comes', async ({
  browser,
}) => {
  const asks = { title: 'Ladders on the late round', openQuestions: ['Who holds yours?'] };
  const devs = await browserOf(browser, 'Dev Anand');
  const id = await shareWithTeam(devs.request, asks);
  await command(devs.request, 'post', `/api/practices/${id}/widen`, { audience: 'council' });
  const sams = await browserOf(browser, 'Sam Whitlock');
  await command(sams.request, 'post', `/api/practices/${id}/questions`, { text: 'And in the rain?' });
  await (await devs.newPage()).goto(`/practices/${id}`);
  const tom = await newPageOf(browser, 'Tom Hale', { viewport: { width: 1280, height: 2400 } });
  const expectStill = await watchMoves(tom);
  await tom.goto(`/practices/${id}`);
  await expect(tom.getByRole('button', { name: 'Something is not right' }).first()).toBeVisible();
  await expect(tom.getByRole('heading', { name: 'What colleagues say' })).toBeVisible();
  await expect(tom.getByText(/^Here right now: /)).toBeVisible();
  await expectStill();
});

test('[practice] a card that is taken back leaves an open library at once', async ({ browser }) => {
  const devs = await browserOf(browser, 'Dev Anand');
  const id = await shareWithTeam(devs.request, { title: 'Gritting by the school run' });
  await command(devs.request, 'post', `/api/practices/${id}/widen`, { audience: 'council' });
  const nora = await livePageOf(browser, 'Nora Finch', '/practices?search=gritting');
  const found = nora.getByRole('link', { name: 'Gritting by the school run' });
  await expect(found).toBeVisible();
  await command(devs.request, 'post', `/api/practices/${id}/unwiden`, {});
  await expect(found).toBeHidden();
});

/** A browser of someone of the demo's partner council, who signs in by address and password. */
async function partnerOf(browser: Browser, email: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: address() });
  await command(context.request, 'post', '/api/sign-in', { email, password: 'a good idea travels' });
  return context;
}

async function openToCouncil(page: Page, id: string): Promise<void> {
  await page.goto(`/practices/${id}`);
  await page.getByRole('button', { name: 'Open it to more people' }).click();
  await page.getByLabel('The whole council').check();
  await page.getByRole('button', { name: 'Open it', exact: true }).click();
  await expect(page.getByText('Everyone in the council.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
}

async function unitOn(request: APIRequestContext, practice: string): Promise<string> {
  const { own } = (await (await request.get(`/api/practices/${practice}`)).json()) as { own: { unitId: string } };
  return own.unitId;
}

/** A challenge of these units in which borrowing and being borrowed from count; its sponsor has said yes and it is open. */
async function openChallenge(manager: APIRequestContext, sponsor: APIRequestContext, units: string[]): Promise<string> {
  const { member } = (await (await sponsor.get('/api/me')).json()) as { member: { id: string } };
  const startsAt = Date.now() + DAY_MS;
  const { id } = await command<{ id: string }>(manager, 'post', '/api/challenges', {
    title: { en: 'Borrow one thing' },
    purpose: { en: 'What works for one team may work for the next.' },
    sponsorId: member.id,
    units,
    activities: ['practice.tried', 'practice.reused'],
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 20 * DAY_MS).toISOString(),
  });
  const version = async () =>
    ((await (await manager.get(`/api/challenges/${id}`)).json()) as { version: number }).version;
  await command(sponsor, 'post', `/api/challenges/${id}/sponsorship`, { accept: true, version: await version() });
  await command(manager, 'post', `/api/challenges/${id}/schedule`, { version: await version() });
  await firstDayComes(id);
  return id;
}

/** The page of a challenge, on which no bridge has moved yet. */
async function watchBridges(context: BrowserContext, challenge: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/challenges/${challenge}`);
  await expect(page.getByText(/Challenge · \d+ days left/)).toBeVisible();
  for (const team of TEAMS) await expect(bridgeOf(page, team)).toContainText(/0 of \d+ across/);
  return page;
}

/** A team tries the card that is open and, two weeks on, says what came of it. */
async function adopt(page: Page): Promise<void> {
  const begun = page.waitForResponse((answer) => answer.url().endsWith('/reuses') && answer.ok());
  await page.getByRole('button', { name: 'We will try this' }).click();
  const { id } = (await (await begun).json()) as { id: string };
  await expect(page.getByText('You can say how it went from', { exact: false })).toBeVisible();
  await twoWeeksPass(id);
  await page.reload();
  await page.getByRole('button', { name: 'Say how it went' }).click();
  await page.getByRole('radio', { name: /^Kept/ }).check();
  await page.getByLabel('What should the next team know?').fill('It works for the lamps of the library as well.');
  await page.getByRole('button', { name: 'Tell the others' }).click();
  await expect(page.getByText('It works for the lamps of the library as well.')).toBeVisible();
}

test('[practice] the form of a card that is not there, or is another’s, gives way to the page that says so', async ({
  browser,
}) => {
  const helens = await browserOf(browser, 'Helen Marsh');
  const id = await shareWithTeam(helens.request, { title: 'Not for Dev to change' });
  const dev = await newPageOf(browser, 'Dev Anand');
  for (const card of [id, crypto.randomUUID()]) {
    await dev.goto(`/practices/${card}/edit`);
    await expect(dev.getByRole('heading', { name: /There is nothing|not open|for other people/ })).toBeVisible();
    await expect(dev.getByRole('heading', { level: 1 })).toHaveCount(1);
  }
});
