import { moves } from '../moving.js';
import { address, browserOf, challengeOf, livePageOf, pageOf } from '../people.js';
import { expect, test } from '../test.js';

test('[moving] who moves to another team sees it at once, on the frame and as their own place on the board', async ({
  browser,
}) => {
  const sam = await livePageOf(browser, 'Sam Whitlock', '/boards');
  const ownPlace = sam.getByRole('heading', { level: 3 });
  const team = (await ownPlace.filter({ hasText: 'People and Pay' }).textContent()) ?? '';
  for (const unit of ['Property: North', team]) {
    await moves('Sam Whitlock', unit);
    await expect(ownPlace.filter({ hasText: unit })).toBeVisible();
    await expect(sam.getByRole('banner').getByText(unit, { exact: true })).toBeVisible();
  }
});

test('[boards] boards of people that are switched off are left at once by who reads one, and who is named knows of both', async ({
  browser,
}) => {
  const ada = await browserOf(browser, 'Ada Lowe');
  const decide = (memberBoards: boolean) =>
    ada.request.patch('/api/organisation/settings', { data: { memberBoards }, headers: { origin: address() } });
  const [sam, dev] = [
    await livePageOf(browser, 'Sam Whitlock', '/boards'),
    await livePageOf(browser, 'Dev Anand', '/'),
  ];
  await expect(dev.getByText('Nobody else sees your points now.', { exact: false })).toBeVisible();
  await decide(true);
  const people = sam.getByRole('tab', { name: 'People' });
  await people.click();
  const board = (title: string) => sam.getByRole('tabpanel').getByRole('heading', { name: title });
  await expect(board('People this season')).toBeVisible();
  await expect(dev.getByText('everyone here sees your name and points', { exact: false })).toBeVisible();
  await decide(false);
  await expect(people).toBeHidden();
  await expect(board('People this season')).toBeHidden();
  await expect(board('Teams this season')).toBeVisible();
  await expect(sam.getByText('This board is no longer shown.', { exact: false })).toBeVisible();
  await expect(sam.locator('body')).not.toBeFocused();
  await expect(dev.getByText('Nobody else sees your points now.', { exact: false })).toBeVisible();
});

test('[boards] a challenge leads to its board, which leads back; every choice can be gone back to and what is not there says so', async ({
  browser,
}) => {
  const title = 'Borrow a good idea';
  const at = async (asks: Parameters<typeof challengeOf>[0]) => `/challenges/${await challengeOf(asks, title, 'open')}`;
  const dev = await pageOf(browser, 'Dev Anand', at);
  const board = (name: string) => dev.getByRole('heading', { level: 2, name, exact: true });
  await dev.getByRole('link', { name: 'See its board' }).press('Enter');
  await expect(board(title)).toBeVisible();
  await expect(dev.getByRole('link', { name: 'See its bridges' })).toBeVisible();
  await dev.getByLabel('Boards of').selectOption('All time');
  await expect(board('Teams of all time')).toBeVisible();
  await dev.getByRole('tab', { name: 'Departments' }).press('Enter');
  await dev.getByRole('link', { name: 'How points work' }).press('Enter');
  await expect(dev.getByRole('heading', { level: 1, name: 'How points work' })).toBeVisible();
  await dev.goBack();
  await expect(board('Departments of all time')).toBeVisible();
  await dev.goBack();
  await expect(board(title)).toBeVisible();
  await dev.goto('/boards?of=season-99');
  await dev.getByRole('button', { name: 'See this season' }).press('Enter');
  await expect(board('Teams this season')).toBeVisible();
  await expect(dev.locator('body')).not.toBeFocused();
});

test('[boards] figures that nobody gets points for stand beside the scores', async ({ browser }) => {
  const sam = await pageOf(browser, 'Sam Whitlock', '/boards');
  const returned = sam.getByRole('term').filter({ hasText: 'came back with one change asked' });
  await expect(returned.locator('xpath=following-sibling::dd')).toHaveText(/^\d+%$/);
  await sam.getByRole('link', { name: 'See what came of it' }).click();
  await expect(sam.getByRole('heading', { level: 1, name: 'What came of it' })).toBeVisible();
});

test('[boards] before an election councillors leave the boards, and whoever looks is told until when', async ({
  browser,
}) => {
  const sam = await livePageOf(browser, 'Sam Whitlock', '/boards');
  const ada = await pageOf(browser, 'Ada Lowe', '/settings');
  const [from, until] = [ada.getByLabel('First day'), ada.getByLabel('Last day')];
  await from.fill('2020-05-01');
  await until.fill('2020-04-01');
  await until.press('Enter');
  await expect(until).toBeFocused();
  await expect(until).toHaveAccessibleDescription(/The last day comes after the first/);
  await until.fill('2099-05-07');
  await until.press('Enter');
  await expect(ada.getByText('From 1 May 2020 until 7 May 2099.')).toBeVisible();
  const told = sam.getByText('Until 7 May 2099, councillors are not on the boards', { exact: false });
  await expect(told).toBeVisible();
  await ada.getByRole('button', { name: 'Take the days away' }).press('Enter');
  await expect(ada.getByText('No days are recorded.')).toBeVisible();
  await expect(from).toBeFocused();
  await expect(told).toBeHidden();
});
