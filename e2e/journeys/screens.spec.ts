import { altered } from '../altered.js';
import { command } from '../guidance.js';
import { askUnder, browserOf, livePageOf, newPageOf, pageOf, practiceOf, spokenOn } from '../people.js';
import { shareWithTeam } from '../practices.js';
import { watchMoves } from '../still.js';
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

test('[notices] whoever has read them all is told so, and goes on in the list', async ({ browser }) => {
  const grace = await pageOf(browser, 'Grace Obi', '/notices');
  const readAll = grace.getByRole('button', { name: 'I have read them all' });
  await readAll.press('Enter');
  await expect(spokenOn(grace)).toContainText('You have read them all.');
  await expect(readAll).toBeHidden();
  await expect(grace.locator('div:focus').getByRole('list')).toBeVisible();
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
  const dev = await newPageOf(browser, 'Dev Anand');
  await altered(dev, '**/api/insight/gap', (gap) => gap.replaceAll(/"people":\d+/g, '"people":50000'));
  await dev.goto('/gap');
  const bar = dev.getByRole('progressbar', { name: 'Our target' });
  await expect(bar).toHaveAttribute('aria-valuetext', /^\d+% of 50,000 people$/);
  await expect(dev.getByRole('cell', { name: '50,000' }).first()).toBeVisible();
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

test('[questions] taking a question back is offered until somebody answers', async ({ browser }) => {
  const tom = await newPageOf(browser, 'Tom Hale');
  const practice = await practiceOf(tom, 'Ten minutes round the tailgate before the shift');
  await tom.goto(`/practices/${practice}`);
  await tom.getByRole('button', { name: 'Ask a question' }).click();
  await tom.keyboard.type('Who could show us on a Friday?');
  await tom.getByRole('button', { name: 'Ask', exact: true }).click();
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

test('[questions] whoever takes the only question back goes on where there is something', async ({ browser }) => {
  const devs = await browserOf(browser, 'Dev Anand');
  const id = await shareWithTeam(devs.request, { title: 'Lamps by colour' });
  await command(devs.request, 'post', `/api/practices/${id}/widen`, { audience: 'council' });
  const tom = await newPageOf(browser, 'Tom Hale');
  await askUnder(tom, id, 'Which colour comes first?');
  await tom.getByRole('button', { name: /^Take back – Which colour/ }).press('Enter');
  await expect(tom.getByText('No question yet')).toBeVisible();
  await expect(tom.locator(':focus')).not.toBeEmpty();
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
