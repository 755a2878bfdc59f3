import { command } from '../guidance.js';
import { address, browserOf, newPageOf, pageOf, spokenOn } from '../people.js';
import { beginOn, publishNamedQuest } from '../quests.js';
import { expect, test } from '../test.js';
import { phone, wider } from '../windows.js';

test.use({ baseURL: address() });

test('[quest] whoever comes back from a quest finds the ones they chose from', async ({ browser }) => {
  const dev = await pageOf(browser, 'Dev Anand', '/quests');
  await dev.getByLabel('Time').selectOption({ label: 'Up to 10 minutes' });
  await dev.getByLabel('Search').fill('question');
  const found = dev.getByRole('search').getByRole('status');
  await expect(found).toHaveText('1 quest');
  await dev.getByRole('link', { name: 'Ask one real question' }).click();
  await expect(dev.getByRole('heading', { level: 1, name: 'Ask one real question' })).toBeVisible();
  await dev.goBack();
  await expect(dev.getByLabel('Search')).toHaveValue('question');
  await expect(dev.getByLabel('Time')).toHaveValue('10');
  await expect(found).toHaveText('1 quest');

  // A whole paragraph that is pasted to be looked for takes nobody away from the quests.
  await dev.getByLabel('Search').fill('');
  await dev.getByLabel('Search').focus();
  await dev.keyboard.insertText('We look for something that a colleague once told us about. '.repeat(3));
  await expect(dev.getByText('No quest fits all of that')).toBeVisible();
  await dev.getByRole('button', { name: 'Show all quests' }).click();
  await expect(dev.getByLabel('Search')).toHaveValue('');
  // What is only made for two does not say that it can be done alone.
  const pairs = dev.getByRole('article').filter({ hasText: 'Pair up for half an hour' });
  await expect(pairs).toContainText('With one other');
});

test('[quest] asking along with nobody chosen leads to where somebody is chosen', async ({ browser }) => {
  const dev = await pageOf(browser, 'Dev Anand', '/quests/pair-up');
  await dev.getByRole('button', { name: 'Ask them along' }).click();
  await expect(dev.getByText('Please choose a colleague to ask', { exact: false })).toBeVisible();
  const who = dev.getByRole('combobox', { name: 'Who would you like to ask?' });
  await expect(who).toBeFocused();
  await who.fill('Tom Hale');
  await dev.getByRole('option', { name: /^Tom Hale/ }).click();
  const chosen = dev.getByRole('button', { name: /Tom Hale/ });
  await expect(chosen).toBeVisible();
  await dev.reload();
  await expect(chosen).toBeVisible();
});

test('[quest] evidence with a long address is read on a phone, and a change that is asked for is heard', async ({
  browser,
}) => {
  const dev = await newPageOf(browser, 'Dev Anand', { viewport: phone });
  const quest = { quest: 'worry-plan', company: 'alone', people: [] };
  const { run } = await command<{ run: string }>(dev.request, 'post', '/api/quest-runs', quest);
  const link = `https://example.org/sites/highways/${'a'.repeat(80)}`;
  const evidence = { words: `${'Rota'.repeat(40)}: a second person does it each third week.`, link };
  await command(dev.request, 'post', `/api/quest-runs/${run}/steps/plan/evidence`, evidence);
  const helen = await pageOf(browser, 'Helen Marsh', '/verify');
  await helen.setViewportSize(phone);
  await dev.goto(`/quest-runs/${run}`);
  for (const page of [dev, helen]) {
    await expect(page.getByRole('link', { name: link })).toBeVisible();
    expect((await wider(page))[0]).toBe(0);
  }

  await helen.getByRole('button', { name: /^Ask for one change.*Dev Anand/ }).click();
  await helen.getByLabel('What is still needed?').fill('Who owns it?');
  await helen.reload();
  await expect(helen.getByLabel('What is still needed?')).toHaveValue('Who owns it?');
  await helen.getByRole('button', { name: 'Send it back' }).click();
  await expect(dev.getByText('Who owns it?')).toBeVisible();
  await expect(spokenOn(dev)).toContainText('A colleague asks for one change.');

  // Whoever reads it again reads what had been asked for.
  await dev.getByLabel('What did you do?').fill('The depot supervisor owns it.');
  await dev.getByRole('button', { name: 'Send it again' }).click();
  await expect(helen.getByText('Helen Marsh asked for one change before: “Who owns it?”')).toBeVisible();
});

test('[quest] whoever says that it was done together is asked for nothing more, and both see who said so', async ({
  browser,
}) => {
  const grace = await newPageOf(browser, 'Grace Obi');
  const priya = await newPageOf(browser, 'Priya Shah');
  const people = (await (await grace.request.get('/api/demo/people')).json()) as { id: string; name: string }[];
  const asked = people.filter(({ name }) => name === 'Priya Shah').map(({ id }) => id);
  const quest = { quest: 'worry-plan', company: 'with_one', people: asked };
  const { run } = await command<{ run: string }>(grace.request, 'post', '/api/quest-runs', quest);
  for (const page of [priya, grace]) await page.goto(`/quest-runs/${run}`);
  await priya.getByRole('button', { name: 'Yes, I will join' }).click();
  await grace.getByLabel('What did you do?').fill('We wrote it down on a walk.');
  await grace.getByRole('button', { name: 'Send it for a look' }).click();
  await expect(grace.getByText('So far: Grace Obi.')).toBeVisible();

  await priya.getByRole('button', { name: 'Yes, we did this together' }).click();
  for (const page of [priya, grace]) await expect(page.getByText('So far: Grace Obi and Priya Shah.')).toBeVisible();
  await expect(priya.getByLabel('What did you do?')).toBeHidden();
});

test('[quest] what came of many answers at once is in sight, and one goes on from there', async ({ browser }) => {
  const ada = await newPageOf(browser, 'Ada Lowe', { viewport: phone });
  await ada.goto('/verify');
  const chosen = ada.getByRole('checkbox', { name: /^Choose this one/ });
  for (const nth of [0, 1]) await chosen.nth(nth).check();
  const titles = await ada.getByRole('heading', { level: 2 }).filter({ hasText: ': ' }).allInnerTexts();
  await ada.getByRole('button', { name: 'Confirm the 2 chosen ones' }).press('Enter');
  await expect(ada.getByText('2 answers sent.')).toBeInViewport();
  // What was answered leaves the list, which is read anew after each.
  for (const name of titles.slice(0, 2)) await expect(ada.getByRole('heading', { name })).toBeHidden();
  await ada.keyboard.press('Tab');
  await expect(ada.getByRole('button', { name: /^Yes, confirm/ }).first()).toBeFocused();
});

test('[quest] what is taken back after it finished the quest is open again, and what would come of it is said before', async ({
  browser,
}) => {
  const dev = await newPageOf(browser, 'Dev Anand');
  const { request } = await browserOf(browser, 'Tom Hale');
  const writer = await browserOf(browser, 'Helen Marsh');
  const quest = await publishNamedQuest(writer.request, 'Carry the long ladder', 'Two carry it, one at each end.');
  const run = await beginOn(dev, quest);
  const { member } = (await (await request.get('/api/me')).json()) as { member: { id: string } };
  const evidence = { words: 'We carried it to the depot.', asked: member.id };
  await command(dev.request, 'post', `/api${run}/steps/say/evidence`, evidence);
  const waiting = (await (await request.get('/api/verifications')).json()) as {
    id: string;
    evidence: { words: string };
  }[];
  const { id } = waiting.find((each) => each.evidence.words === evidence.words)!;
  await command(request, 'post', '/api/verifications', { decisions: [{ evidence: id, decision: 'confirm' }] });
  await expect(dev.getByRole('heading', { name: 'Finished' })).toBeVisible();

  await dev.getByRole('button', { name: /^Take this back/ }).click();
  const asked = dev.getByRole('dialog', { name: 'Take this back?' });
  await expect(asked).toContainText('The points it brought are taken off again');
  await asked.getByRole('button', { name: 'Leave it as it is' }).click();
  await expect(dev.getByRole('heading', { name: 'Finished' })).toBeVisible();
  await dev.getByRole('button', { name: /^Take this back/ }).click();
  await asked.getByRole('button', { name: 'Take this back' }).click();
  await expect(dev.getByRole('heading', { name: 'Finished' })).toHaveCount(0);
  await expect(dev.getByText('You took this back. You can do it anew at any time.')).toBeFocused();
  await expect(dev.getByLabel('What did you do?')).toBeVisible();
  await command(dev.request, 'post', `/api${run}/move`, { action: 'withdraw' });
  await command(writer.request, 'post', `/api/quest-drafts/${quest}/retire`, {});
});

test('[quest] a step back in the middle of writing a quest takes no word, and retiring one is asked once more', async ({
  browser,
}) => {
  const sam = await pageOf(browser, 'Sam Whitlock', '/manage/quests');
  await sam.getByRole('link', { name: 'Write a quest' }).click();
  await sam.getByLabel('Name', { exact: true }).fill('Show the depot round');
  await sam.getByRole('button', { name: 'Add a step' }).click();
  await sam.getByLabel('What to do', { exact: true }).nth(1).fill('Walk there together.');
  await sam.goBack();
  await expect(sam.getByRole('heading', { level: 1, name: 'Your quests' })).toBeVisible();
  await sam.goForward();
  await expect(sam.getByLabel('Name', { exact: true })).toHaveValue('Show the depot round');
  await expect(sam.getByLabel('What to do', { exact: true }).nth(1)).toHaveValue('Walk there together.');

  for (const label of ['For whom?', 'Why is it worth it?', 'You already do this', 'Without a device'])
    await sam.getByLabel(label, { exact: true }).fill('Something plain.');
  await sam.getByLabel('What to do', { exact: true }).first().fill('Ring the depot.');
  for (const nth of [0, 1]) await sam.getByLabel('How to do it', { exact: true }).nth(nth).fill('Say who you are.');
  await sam.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(sam.getByRole('heading', { level: 1, name: 'Show the depot round' })).toBeVisible();

  // What was sent is not found again in the next one.
  await sam.getByRole('link', { name: 'Your quests' }).click();
  await sam.getByRole('link', { name: 'Write a quest' }).click();
  await expect(sam.getByLabel('Name', { exact: true })).toHaveValue('');
  await sam.getByRole('main').getByRole('link', { name: 'Your quests' }).click();
  await sam.getByRole('link', { name: 'Show the depot round' }).click();
  await sam.getByRole('button', { name: 'Retire it' }).click();
  const asked = sam.getByRole('dialog', { name: 'Retire this quest?' });
  await asked.getByRole('button', { name: 'Retire it' }).click();
  await expect(sam.getByText('Retired', { exact: true }).first()).toBeVisible();
});

test('[quest] who begins a quest twice is led to the first, and who is asked along to one that ended is asked no more', async ({
  browser,
}) => {
  const moira = await pageOf(browser, 'Moira Penhale', '/quests/ask-one');
  const again = await moira.context().newPage();
  await again.goto('/quests/ask-one');
  for (const page of [moira, again]) await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();
  await moira.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(moira.getByText('Under way')).toBeVisible();
  // What is looked for first is one press away, and what completes a step is said once.
  await expect(moira.getByRole('link', { name: 'Open the library' })).toHaveAttribute('href', '/practices');
  for (const help of await moira.getByText('How to do it').all()) await help.click();
  await expect(moira.getByText(/as soon as you/)).toHaveCount(1);
  await again.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(again.getByRole('link', { name: 'Go on' })).toBeVisible();

  const people = (await (await moira.request.get('/api/demo/people')).json()) as { id: string; name: string }[];
  const asked = people.filter(({ name }) => name === 'Ada Lowe').map(({ id }) => id);
  const quest = { quest: 'plainer', company: 'with_one', people: asked };
  const { run } = await command<{ run: string }>(moira.request, 'post', '/api/quest-runs', quest);
  const ada = await pageOf(browser, 'Ada Lowe', `/quest-runs/${run}`);
  const join = ada.getByRole('button', { name: 'Yes, I will join' });
  await expect(join).toBeVisible();
  await command(moira.request, 'post', `/api/quest-runs/${run}/move`, { action: 'withdraw' });
  await expect(ada.getByText('This was ended.', { exact: false }).first()).toBeVisible();
  await expect(join).toBeHidden();
});

test('[quest] whoever names nobody is told what is missing, and a long address in a quest pushes no page sideways', async ({
  browser,
}) => {
  const sam = await newPageOf(browser, 'Sam Whitlock');
  const words = `As it is told at https://example.org/sites/${'a'.repeat(60)}`;
  const slug = await publishNamedQuest(sam.request, 'Carry a box upstairs', words);

  const grace = await newPageOf(browser, 'Grace Obi', { viewport: phone });
  for (const path of ['/quests', `/quests/${slug}`]) {
    await grace.goto(path);
    await expect(grace.getByRole('heading', { name: 'Carry a box upstairs' })).toBeVisible();
    expect({ path, wide: (await wider(grace))[0] }).toEqual({ path, wide: 0 });
  }
  await grace.getByRole('button', { name: 'Begin', exact: true }).click();
  await grace.getByText('How to do it').click();
  await grace.getByLabel('What did you do?').fill('I carried it with a colleague.');
  expect((await wider(grace))[0]).toBe(0);
  await grace.getByRole('button', { name: 'Send it for a look' }).click();
  const missing = grace.getByText('Please name someone who was there', { exact: false });
  await expect(missing).toBeVisible();
  const who = grace.getByRole('combobox', { name: 'Who was there?' });
  await expect(who).toBeFocused();
  await who.fill('Tom Hale');
  await grace.getByRole('option', { name: /^Tom Hale/ }).click();
  await expect(missing).toBeHidden();
  await command(sam.request, 'post', `/api/quest-drafts/${slug}/retire`, {});
});

test('[quest] whoever goes back to a quest they left is told so and led on, and others hear nothing of it', async ({
  browser,
}) => {
  const grace = await newPageOf(browser, 'Grace Obi');
  const people = (await (await grace.request.get('/api/demo/people')).json()) as { id: string; name: string }[];
  const asked = people.filter(({ name }) => name === 'Priya Shah').map(({ id }) => id);
  const run = await beginOn(grace, 'share-one', asked);
  const priya = await newPageOf(browser, 'Priya Shah');
  await priya.goto(run);
  await priya.getByRole('button', { name: 'Yes, I will join' }).click();
  await priya.getByRole('button', { name: 'Leave this quest' }).click();
  await priya.getByRole('dialog').getByRole('button', { name: 'Leave this quest' }).click();
  await priya.waitForURL('**/quests');
  await priya.goBack();
  await expect(priya.getByRole('heading', { level: 1, name: 'You have left this quest' })).toBeVisible();
  await expect(priya.getByRole('link', { name: 'All quests' })).toBeVisible();
  await priya.getByRole('link', { name: 'Go to this quest' }).click();
  await expect(priya.getByRole('button', { name: 'Begin', exact: true })).toBeVisible();

  const tom = await newPageOf(browser, 'Tom Hale');
  await tom.goto(run);
  await expect(tom.getByRole('heading', { level: 1, name: 'This page is for other people' })).toBeVisible();
  await command(grace.request, 'post', `/api${run}/move`, { action: 'withdraw' });
});
