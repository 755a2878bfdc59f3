import type { Route } from '@playwright/test';

import { command } from '../guidance.js';
import { address, askUnder, browserOf, livePageOf, map, newPageOf, pageOf, practiceOf } from '../people.js';
import { drawnTwice, watchMoves } from '../still.js';
import { expect, test } from '../test.js';

test('[toast] what is said follows the language while it is in sight', async ({ browser }) => {
  const dev = await pageOf(browser, 'Dev Anand', '/glossary?search=wayleave');
  await dev.getByRole('button', { name: 'Ask what it means' }).click();
  const said = dev.getByRole('region', { name: 'Messages' }).getByText('Thank you. “wayleave”', { exact: false });
  await said.hover();
  // By keyboard, so that the pointer goes on holding what is said.
  await dev.getByRole('button', { name: 'Cymraeg' }).press('Enter');
  await expect(dev.getByText('Diolch. Mae “wayleave” ar y rhestr', { exact: false })).toBeVisible();
});

test('[network] leaving says what it withdraws, and nothing happens before the answer', async ({ browser }) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/settings');
  const sharing = ada.getByRole('switch', { name: 'Share with partner councils' });
  await expect(sharing).toBeChecked();
  await sharing.click();
  await expect(ada.getByText('partner councils no longer find or read', { exact: false })).toBeVisible();
  await ada.getByRole('button', { name: 'Go on sharing' }).click();
  await expect(ada.getByRole('dialog')).toBeHidden();
  await ada.reload();
  await expect(sharing).toBeChecked();
});

test('[people] who has left is asked about first, is then no longer here, and can come back', async ({ browser }) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/people?search=zafar');
  const people = ada.getByRole('listitem').filter({ has: ada.getByRole('button', { name: /^.* Zafar has left$/ }) });
  const leaver = (await people.last().getByRole('heading').textContent())!;
  const hasLeft = ada.getByRole('button', { name: `${leaver} has left` });
  await hasLeft.press('Enter');
  await expect(ada.getByRole('dialog').getByText('they can be brought back', { exact: false })).toBeVisible();
  await ada.getByRole('button', { name: 'Not now' }).press('Enter');
  await expect(hasLeft).toBeFocused();
  await hasLeft.press('Enter');
  await ada.getByRole('button', { name: 'Yes, they have left' }).press('Enter');
  await expect(hasLeft).toBeHidden();
  const showLeft = ada.getByRole('switch', { name: 'Show who has left' });
  const nobodyElse = async (route: Route) => {
    await expect(ada.getByRole('heading', { name: / Zafar$/ })).toHaveCount(0);
    await route.continue();
  };
  await ada.route(/left=true/, nobodyElse, { times: 1 });
  await showLeft.press('Space');
  await ada.getByRole('button', { name: `${leaver} is here again` }).press('Enter');
  await ada.getByRole('button', { name: 'Yes, they are here' }).press('Enter');
  await expect(ada.getByRole('heading', { name: 'Nobody who left is found' })).toBeVisible();
  await showLeft.press('Space');
  await expect(hasLeft).toBeVisible();
  await ada.getByRole('link', { name: 'Audit trail' }).click();
  await expect(ada.getByRole('listitem').filter({ hasText: `Somebody has left ${leaver}` })).toBeVisible();
  await expect(ada.getByRole('listitem').filter({ hasText: `Somebody is here again ${leaver}` })).toBeVisible();
});

test('[people] long leave is recorded by its days, and ends when somebody is back', async ({ browser }) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/people?search=bevan');
  const person = ada
    .getByRole('listitem')
    .filter({ has: ada.getByRole('heading', { name: / Bevan$/ }) })
    .first();
  await person.getByRole('button', { name: /^Long leave of / }).press('Enter');
  const dialog = ada.getByRole('dialog');
  const today = await dialog.getByLabel('First day away').inputValue();
  await dialog.getByLabel('Last day away').fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Record it' }).press('Enter');
  await expect(dialog.getByText('The last day comes after the first.', { exact: false })).toBeVisible();
  await dialog.getByLabel('Last day away').fill(`${Number(today.slice(0, 4)) + 1}-03-01`);
  await dialog.getByRole('button', { name: 'Record it' }).press('Enter');
  await expect(person.getByText(/^On long leave from .* to 1 March/)).toBeVisible();
  await expect(person.getByRole('button', { name: /^Change the long leave of / })).toBeFocused();
  await person.getByRole('button', { name: /is back$/ }).press('Enter');
  await ada.getByRole('button', { name: 'Yes, they are back' }).press('Enter');
  await expect(person.getByText(/^On long leave/)).toBeHidden();
});

test('[quest] a link to evidence that is none says how a link begins', async ({ browser }) => {
  const nora = await newPageOf(browser, 'Nora Finch');
  const begun = { quest: 'neighbour', company: 'alone', people: [] };
  const { run } = await command<{ run: string }>(nora.request, 'post', '/api/quest-runs', begun);
  await nora.goto(`/quest-runs/${run}`);
  await nora.getByLabel('A link', { exact: false }).fill('example.org');
  await nora.getByRole('button', { name: 'Send it for a look' }).click();
  await expect(nora.getByText('A link begins with https://', { exact: false })).toBeVisible();
});

test('[gap] the bar of the target says how many have a first step, and not how many people there are', async ({
  browser,
}) => {
  const dev = await pageOf(browser, 'Dev Anand', '/gap');
  const bar = dev.getByRole('progressbar', { name: 'Our target' });
  await expect(bar).toHaveAttribute('aria-valuetext', /^\d+% of \d+ people$/);
});

test('[quest] a new quest that was saved and could not be published is not made twice', async ({ browser }) => {
  const sam = await pageOf(browser, 'Sam Whitlock', '/manage/quests/new');
  await sam.route('**/publish', (route) => route.fulfill({ status: 500, json: {} }), { times: 1 });
  for (const [label, words] of [
    ['Name', 'Walk the round with a newcomer'],
    ['For whom?', 'Anyone'],
    ['Why is it worth it?', 'Two pairs of eyes see more.'],
    ['You already do this', 'You show people round.'],
    ['Without a device', 'On foot.'],
    ['What to do', 'Walk the round together'],
    ['How to do it', 'Choose a quiet morning.'],
  ] as const)
    await sam.getByLabel(label, { exact: true }).fill(words);
  await sam.getByRole('button', { name: 'Publish' }).click();
  await expect(sam.getByText('We have some trouble here.', { exact: false })).toBeVisible();
  await sam.getByLabel('Why is it worth it?', { exact: true }).fill('Two pairs of eyes see twice as much.');
  await sam.getByRole('button', { name: 'Publish' }).click();
  await expect(sam.getByRole('heading', { level: 1, name: 'Walk the round with a newcomer' })).toBeVisible();
  await expect(sam.getByText('Two pairs of eyes see twice as much.')).toBeVisible();
  const written = (await (await sam.request.get('/api/quest-drafts')).json()) as { slug: string }[];
  expect(written.filter(({ slug }) => slug.startsWith('walk-the-round'))).toHaveLength(1);
});

test('[screens] none fetches what it does not use', async ({ browser }) => {
  const dev = await pageOf(browser, 'Dev Anand', '/quests');
  await expect(dev.getByRole('heading', { level: 1, name: 'Quests' })).toBeVisible();
  // The browser warns of these some seconds later.
  await expect(dev.locator('link[rel=preload][as=style]')).toHaveCount(0);
});

test('[screens] nothing moves on the list of practices when what takes longer is there', async ({ browser }) => {
  const context = await browserOf(browser, 'Tom Hale', { viewport: { width: 390, height: 844 } });
  const tom = await context.newPage();
  const expectStill = await watchMoves(tom);
  const practices = tom.getByText(/^The first \d+$/);
  await tom.route('**/api/practices/time-saved', async (route) => {
    await practices.waitFor();
    await route.continue();
  });
  await tom.goto('/practices');
  await expect(tom.getByText(/^Borrowed practices save us about \d+ hours a week\./).last()).toBeVisible();
  await expectStill();
});

test('[screens] nothing moves at home when the first steps arrive', async ({ browser }) => {
  const context = await browserOf(browser, 'Moira Penhale', { viewport: { width: 768, height: 1024 } });
  const moira = await context.newPage();
  const expectStill = await watchMoves(moira);
  await moira.route('**/api/start-here', async (route) => {
    // Home is drawn without them when they are long in coming.
    await moira.getByRole('heading', { level: 1 }).waitFor();
    await drawnTwice(moira);
    await route.continue();
  });
  await moira.goto('/');
  await expect(moira.getByRole('heading', { name: 'Ask one real question' })).toBeVisible();
  await expect(moira.getByRole('heading', { name: 'Your badges' })).toBeVisible();
  await expectStill();
});

test('[screens] nothing moves at home when the team’s bridge arrives', async ({ browser }) => {
  const context = await browserOf(browser, 'Tom Hale', { viewport: { width: 768, height: 1024 } });
  const tom = await context.newPage();
  const expectStill = await watchMoves(tom);
  await tom.route('**/api/challenges/*', async (route) => {
    await tom.getByRole('heading', { name: 'Your badges' }).waitFor();
    await drawnTwice(tom);
    await route.continue();
  });
  await tom.goto('/');
  await expect(tom.getByRole('link', { name: 'See all the bridges' })).toBeVisible();
  await expectStill();
});

test('[screens] nothing moves at home for whoever is asked whether to play', async ({ browser }) => {
  const dev = await newPageOf(browser, 'Dev Anand', { viewport: { width: 768, height: 1024 } });
  const expectStill = await watchMoves(dev);
  // For this page only: others meet him playing.
  await dev.route('**/api/me', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('"playing":true', '"playing":null') });
  });
  await dev.goto('/');
  await expect(dev.getByRole('button', { name: 'Yes, with points' })).toBeVisible();
  await expect(dev.getByRole('heading', { name: 'Your badges' })).toBeVisible();
  await expectStill();
});

test('[screens] home asks for each thing once, and for the first steps before its scripts', async ({ browser }) => {
  const dev = await newPageOf(browser, 'Dev Anand');
  const asked: string[] = [];
  dev.on('request', (request) => asked.push(request.url().slice(address().length)));
  await dev.goto('/');
  await expect(dev.getByRole('heading', { name: 'Your badges' })).toBeVisible();
  await expect(dev.getByRole('link', { name: 'Why these points?' })).toBeVisible();
  const steps = asked.indexOf('/api/start-here');
  expect(steps).toBeGreaterThan(-1);
  expect(steps).toBeLessThan(asked.findIndex((each) => each.startsWith('/assets/framework')));
  const reads = asked.filter((each) => each.startsWith('/api/'));
  expect(reads.toSorted()).toEqual([...new Set(reads)].toSorted());
});

test('[live] what waits for one’s eye comes and goes while one looks, in the list and at home', async ({ browser }) => {
  const priya = await livePageOf(browser, 'Priya Shah', '/verify');
  await expect(priya.getByRole('heading', { level: 1, name: 'Waiting for your eye' })).toBeVisible();
  const home = await livePageOf(browser, 'Priya Shah', '/');
  await expect(home.getByRole('heading', { level: 1, name: /Priya/ })).toBeVisible();

  const tom = await pageOf(browser, 'Tom Hale', '/');
  const quest = { quest: 'worry-plan', company: 'alone', people: [] };
  const { run } = await command<{ run: string }>(tom.request, 'post', '/api/quest-runs', quest);
  const step = `/api/quest-runs/${run}/steps/plan`;
  const readAnew = home.waitForRequest('**/api/start-here');
  await command(tom.request, 'post', `${step}/evidence`, { words: 'We wrote it on the board at the depot.' });
  await expect(priya.getByText('We wrote it on the board at the depot.')).toBeVisible();
  await readAnew;
  await command(tom.request, 'post', `/api/quest-runs/${run}/move`, { action: 'withdraw' });
  await expect(priya.getByText('We wrote it on the board at the depot.')).toBeHidden();

  // Each answer is read out, also one that reads the same as that before it.
  const told = priya.getByRole('alert');
  const confirm = priya.getByRole('button', { name: /^Yes, confirm/ }).first();
  await confirm.press('Enter');
  await expect(told).toHaveText('1 answer sent.');
  const before = await told.elementHandle();
  await expect(confirm).toBeEnabled();
  await confirm.press('Enter');
  await expect.poll(() => before?.evaluate((notice) => notice.isConnected)).toBe(false);
  await expect(told).toHaveText('1 answer sent.');
});

test('[screens] a very long name leaves the way out, language and theme within reach', async ({ browser }) => {
  const dev = await pageOf(browser, 'Dev Anand', '/quests');
  await dev.route('**/api/me', async (route) => {
    const answer = await route.fetch();
    const me = (await answer.json()) as { member: { name: string } };
    me.member.name = 'Llanfairpwllgwyngyllgogerychwyrndrobwll-Featherstonehaugh';
    await route.fulfill({ response: answer, json: me });
  });
  await dev.reload();
  await expect(dev.getByText('Llanfairpwll', { exact: false })).toBeVisible();
  const sidebar = await dev.getByRole('banner').boundingBox();
  for (const within of [dev.getByRole('button', { name: 'Sign out' }), dev.getByLabel('Light or dark')]) {
    const box = await within.boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(sidebar!.x + sidebar!.width);
  }
});

test('[screens] very long names push no page of a phone sideways', async ({ browser }) => {
  const dev = await newPageOf(browser, 'Dev Anand');
  const practice = await practiceOf(dev, map);
  await dev.setViewportSize({ width: 390, height: 844 });
  await dev.route('**/api/**', async (route) => {
    const answer = await route.fetch();
    const words = await answer.text();
    await route.fulfill({
      response: answer,
      body: words.replaceAll(
        /"(name|nameCy)":"[^"]*"/g,
        '"$1":"Llanfairpwllgwyngyllgogerychwyrndrobwll-Featherstonehaugh"',
      ),
    });
  });
  for (const path of ['/practices', `/practices/${practice}`]) {
    await dev.goto(path);
    await expect(dev.getByText(/Llanfairpwll.* · /).first()).toBeVisible();
    await dev.waitForLoadState('networkidle');
    const wider = () =>
      dev.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map((each) => each.className),
      );
    // All of the page is there; on a busy machine its parts may still be finding their places.
    await expect.poll(wider, path).toEqual([]);
  }
  await dev.unrouteAll({ behavior: 'ignoreErrors' });
});

test('[questions] taking a question back is offered until somebody answers', async ({ browser }) => {
  const tom = await newPageOf(browser, 'Tom Hale');
  const practice = await practiceOf(tom, 'Ten minutes round the tailgate before the shift');
  await askUnder(tom, practice, 'Who could show us on a Friday?');
  const asked = tom.getByRole('listitem').filter({ hasText: 'Who could show us on a Friday?' });
  await expect(asked.getByRole('button', { name: 'Take back – Who could show us on a Friday?' })).toBeVisible();
  const page = `/api/practices/${practice}`;
  const { questions } = (await (await tom.request.get(page)).json()) as { questions: { id: string; html: string }[] };
  const { id } = questions.find(({ html }) => html.includes('Who could show us on a Friday?'))!;
  const sam = await pageOf(browser, 'Sam Whitlock', '/');
  await command(sam.request, 'post', `/api/practice-questions/${id}/answers`, { text: 'I could, after lunch.' });
  await expect(asked.getByText('I could, after lunch.')).toBeVisible();
  // Each button says whose words it acts on.
  await command(sam.request, 'post', `${page}/comments`, { text: 'We do this in the rain, too.' });
  for (const name of ['Useful – Sam Whitlock', 'Say thank you – Sam Whitlock', 'Reply – Sam Whitlock'])
    await expect(tom.getByRole('button', { name, exact: true }).first()).toBeVisible();
  await expect(asked.getByRole('button', { name: 'Take back' })).toBeHidden();
});

test('[print] a practice on paper is what is to be read, without forms and buttons', async ({ browser }) => {
  const tom = await newPageOf(browser, 'Tom Hale');
  const practice = await practiceOf(tom, 'Ten minutes round the tailgate before the shift');
  await askUnder(tom, practice, 'Does it work in the rain?');
  await expect(tom.getByLabel('Your question')).toBeVisible();
  await expect(tom.getByLabel('Your comment')).toBeVisible();
  await tom.emulateMedia({ media: 'print' });
  await expect(tom.getByRole('paragraph').filter({ hasText: 'Does it work in the rain?' })).toBeVisible();
  await expect(tom.getByRole('main').locator('button:visible, form:visible, textarea:visible')).toHaveCount(0);
});
