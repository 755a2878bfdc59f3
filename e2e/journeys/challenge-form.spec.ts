import { altered } from '../altered.js';
import { challengeOf, newPageOf, pageOf } from '../people.js';
import { expect, test } from '../test.js';
import { inDays } from '../time.js';

/** Two directorates of ten departments with a hundred teams each, as the server lists units. */
const largeCouncil = [1, 2].flatMap((top) => {
  const unit = (kind: string, place: string, parentId: string | null) => ({
    ...{ id: place, kind: kind.toLowerCase(), parentId, name: `${kind} ${place}`, nameCy: null, inMyCare: false },
  });
  const departments = Array.from({ length: 10 }, (_, nth) => `${top}.${nth + 1}`);
  const teams = (department: string) => Array.from({ length: 100 }, (_, nth) => `${department}.${nth + 1}`);
  return [
    unit('Directorate', `${top}`, null),
    ...departments.flatMap((department) => [
      unit('Department', department, `${top}`),
      ...teams(department).map((team) => unit('Team', team, department)),
    ]),
  ];
});

test('[challenge] what is missing is said beside its answer, and focus goes there', async ({ browser }) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/challenges/new');
  await helen.getByRole('button', { name: 'Create and ask the sponsor' }).click();
  await expect(helen.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(helen.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  const refused: string[] = [];
  helen.on('response', (answer) => void (answer.status() === 400 && refused.push(answer.url())));
  const preview = helen.getByRole('heading', { name: 'What it would look like' });
  await expect(preview).toBeVisible();
  await helen.getByLabel('Points that count for each person, at most').fill('3');
  await expect(preview).toBeVisible();
  await helen.getByLabel('Points that count for each person, at most').fill('30');
  await helen.getByLabel('All together').check();
  await helen.getByLabel('Percent of people in each unit').fill('0');
  await expect(helen.getByText('Please choose a figure from 1 to 100.')).toBeVisible();
  await helen.getByLabel('Percent of people in each unit').fill('50');
  await helen.getByLabel('Two units, one goal').check();
  await expect(helen.getByLabel('A colleague’s practice is tried for two weeks or more')).toBeChecked();
  await expect(helen.getByText('Choose exactly two units, from two directorates.')).toBeVisible();
  expect(refused).toEqual([]);

  // Nobody is said not to be there while they are still looked for.
  let found: (() => void) | undefined;
  await helen.route('**/api/members?*', async (route) => {
    await new Promise<void>((done) => (found = done));
    await route.continue();
  });
  await helen.getByRole('combobox', { name: 'Sponsor' }).fill('Priya');
  await expect(helen.getByRole('listbox')).toHaveText('Still looking');
  await expect.poll(() => found).toBeDefined();
  found?.();
  await expect(helen.getByRole('option', { name: /Priya Shah/ })).toBeVisible();

  const open = await challengeOf(helen, 'Borrow a good idea', 'open');
  await helen.goto(`/challenges/${open}/edit`);
  await helen.getByLabel('It closes').fill(inDays(1));
  await helen.getByRole('button', { name: 'Give it more time' }).click();
  await expect(helen.getByText('A challenge that is open can only close later than planned.')).toBeVisible();
  await expect(helen.getByLabel('It closes')).toBeFocused();

  const ada = await pageOf(browser, 'Ada Lowe', '/manage/badges/new');
  await ada.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(ada.getByText('2 answers need another look')).toBeVisible();
  await ada.getByLabel('Name', { exact: true }).fill('Curious');
  await expect(ada.getByText('1 answer needs another look')).toBeVisible();
  await expect(ada.getByLabel('Name', { exact: true })).not.toHaveAttribute('aria-invalid');
});

test('[challenge] in a council of thousands of teams they are chosen by what they lie in', async ({ browser }) => {
  const helen = await newPageOf(browser, 'Helen Marsh');
  const { promise: known, resolve: tell } = Promise.withResolvers<void>();
  await helen.route('**/api/units', (route) => known.then(() => route.fulfill({ json: largeCouncil })));
  await helen.goto('/challenges/new');

  const taking = helen.getByRole('group', { name: 'Teams and departments' });
  await expect(taking.getByRole('button', { name: 'Choose none' })).toBeVisible();
  await expect(taking.getByRole('button', { name: 'All departments' })).toBeHidden();
  tell();
  await expect(taking.getByText(/There are more than 200 teams/)).toBeVisible();
  await expect(taking.getByRole('button', { name: 'All teams' })).toBeHidden();
  // What nobody has unfolded is not drawn: thousands of boxes would hold up the whole form.
  await expect(taking.locator('input')).toHaveCount(0);

  // By keyboard alone.
  await taking.getByRole('button', { name: 'All departments' }).press('Enter');
  await expect(taking.getByText('20 chosen')).toBeVisible();
  await taking.locator('summary', { hasText: /^Directorate 1$/ }).press('Enter');
  await taking.locator('summary', { hasText: /^Department 1\.1$/ }).press('Enter');
  const department = taking.getByRole('checkbox', { name: 'Department 1.1', exact: true });
  await expect(department).toBeChecked();
  const team = taking.getByRole('checkbox', { name: 'Team 1.1.1', exact: true });
  await expect(team).toBeDisabled();
  await department.press('Space');
  await team.press('Space');
  await expect(team).toBeChecked();
  await expect(department).toBeDisabled();
});

test('[challenge] who is chosen and cannot be it is led to, with the reason', async ({ browser }) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/challenges/new');
  await helen.getByLabel('Name', { exact: true }).fill('Twice the same');
  await helen.getByLabel('What is it for?').fill('To be refused.');
  for (const who of ['Sponsor', 'Deputy']) {
    await helen.getByRole('combobox', { name: who }).fill('Priya');
    await helen.getByRole('option', { name: /Priya Shah/ }).click();
  }
  await helen.getByRole('button', { name: 'Create and ask the sponsor' }).click();
  const deputy = helen.getByRole('group', { name: 'Deputy', exact: true });
  await expect(deputy).toBeFocused();
  await expect(deputy).toHaveAccessibleDescription(/cannot take it over/);
  await deputy.getByRole('button', { name: /Priya Shah/ }).click();
  await expect(helen.getByRole('combobox', { name: 'Deputy' })).toBeVisible();
});

test('[challenge] a step back and a reload in the middle of the form take no word, and what was sent is not found again', async ({
  browser,
}) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/challenges');
  await helen.getByRole('link', { name: 'Create a challenge' }).click();
  const name = helen.getByLabel('Name', { exact: true });
  const template = helen.getByRole('combobox', { name: 'Begin from one of these' });
  await template.selectOption({ index: 1 });
  const begun = await template.inputValue();
  await name.fill('Kept on');
  await helen.getByLabel('All together').check();
  await helen.getByRole('button', { name: 'All departments' }).click();
  await helen.getByText(/^[1-9]\d* chosen\./).waitFor();
  await helen.goBack();
  await expect(helen.getByRole('heading', { level: 1, name: 'Challenges' })).toBeVisible();
  for (const again of [() => helen.goForward(), () => helen.reload()]) {
    await again();
    await expect(name).toHaveValue(/^Kept on/);
    await name.press('End');
    await name.pressSequentially(' the way');
    await expect(template).toHaveValue(begun);
    await expect(helen.getByLabel('All together')).toBeChecked();
    await expect(helen.getByText(/^[1-9]\d* chosen\./)).toBeVisible();
  }

  await expect(name).toHaveValue('Kept on the way the way');
  await name.fill('Kept on the way');
  await helen.getByLabel('What is it for?').fill('To see that nothing goes.');
  await helen.getByRole('button', { name: 'Create and ask the sponsor' }).click();
  await expect(helen.getByRole('heading', { level: 1, name: 'Kept on the way' })).toBeVisible();
  await helen.getByRole('link', { name: 'All challenges' }).click();
  await helen.getByRole('link', { name: 'Create a challenge' }).click();
  await expect(name).toHaveValue('');
  // Whoever signs out leaves nothing in the tab.
  await name.fill('Not for the next one here');
  await helen.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(helen).toHaveURL(/\/sign-in$/);
  expect(await helen.evaluate(() => Object.keys(sessionStorage).filter((kept) => kept.includes('forms')))).toEqual([]);
});

test('[challenge] whoever sets a goal reads how far such goals came before', async ({ browser }) => {
  const helen = await newPageOf(browser, 'Helen Marsh');
  await altered(helen, '**/api/challenges/preview', (preview) =>
    preview.replace(/"earlier":[^}]*\}?/, '"earlier":{"challenges":3,"least":38,"most":1400}}'),
  );
  await helen.goto('/challenges/new');
  await helen.getByLabel('All together').check();
  const share = helen.getByLabel('Percent of people in each unit');
  await expect(helen.getByLabel('The goal')).toHaveValue('lowest_rate');
  await expect(share).toHaveAccessibleDescription('The last 3 goals like this came to 38–1,400 percent.');
  await helen.getByLabel('The goal').selectOption({ label: 'A number in all' });
  const sum = helen.getByLabel('How many in all');
  await expect(sum).toHaveAccessibleDescription('The last 3 goals like this came to 38–1,400.');
  // A preview may be on its way.
  await helen.unrouteAll({ behavior: 'wait' });
});
