import { pageOf } from '../people.js';
import { expect, test } from '../test.js';

test('[organisation] a unit is added, called something else, moved, and found in the tree by the keys', async ({
  browser,
}) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/organisation?search=reablment');
  const link = (name: string) => ada.getByRole('main').getByRole('link', { name, exact: true });
  const dialog = ada.getByRole('dialog');
  const named = dialog.getByRole('textbox', { name: 'Name', exact: true });
  await link('Reablement').press('Enter');
  await ada.getByRole('button', { name: 'Add a unit in it' }).press('Enter');
  await dialog.getByRole('combobox', { name: 'Kind' }).selectOption('Group');
  await named.fill('reablement: east');
  await dialog.getByRole('button', { name: 'Add it' }).press('Enter');
  await expect(dialog.getByText('Another unit there has this name.', { exact: false })).toBeVisible();
  await named.fill('A first group');
  await dialog.getByRole('button', { name: 'Add it' }).press('Enter');
  await expect(ada.getByRole('heading', { level: 1, name: 'A first group' })).toBeVisible();
  await ada.getByRole('button', { name: 'Rename' }).press('Enter');
  await named.fill('A first circle');
  await dialog.getByRole('button', { name: 'Use this name' }).press('Enter');
  await expect(ada.getByRole('heading', { level: 1, name: 'A first circle' })).toBeVisible();
  await ada.getByRole('button', { name: 'Move', exact: true }).press('Enter');
  await dialog.getByRole('combobox', { name: 'Belongs to' }).fill('commissioning');
  await ada.getByRole('option', { name: 'Commissioning Adult Social Care', exact: true }).click();
  await dialog.getByRole('button', { name: 'Move it' }).press('Enter');
  await expect(ada.getByRole('navigation', { name: 'What it belongs to' })).toContainText('Commissioning');
  await link('Organisation').press('Enter');
  await expect(ada.getByRole('heading', { level: 1, name: 'Organisation' })).toBeVisible();
  await link('Adult Social Care').press('ArrowRight');
  await expect(link('Commissioning')).toBeVisible();
  await ada.keyboard.press('ArrowDown');
  await expect(link('Assessment and Care Management')).toBeFocused();
  await ada.keyboard.press('ArrowDown');
  await ada.keyboard.press('ArrowRight');
  await expect(link('A first circle')).toBeVisible();
  await ada.keyboard.press('ArrowLeft');
  await ada.keyboard.press('ArrowLeft');
  await expect(link('Adult Social Care')).toBeFocused();
  await ada.keyboard.press('ArrowLeft');
  await expect(link('Commissioning')).toBeHidden();
});

test('[organisation] somebody moves to another unit and back, and is given a role', async ({ browser }) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/organisation?search=councillors');
  const main = ada.getByRole('main');
  const dialog = ada.getByRole('dialog');
  await main.getByRole('link', { name: 'Councillors', exact: true }).press('Enter');
  const seated = ada.getByRole('region', { name: 'Who sits here' });
  const somebody = seated.getByRole('link').nth(20);
  const name = (await somebody.textContent())!;
  await somebody.press('Enter');
  await expect(ada.getByRole('heading', { level: 1, name })).toBeVisible();
  const seats = ada.getByRole('region', { name: 'Where they sit' });
  await ada.getByRole('button', { name: 'Move to another unit' }).press('Enter');
  await dialog.getByRole('button', { name: /^Out of Councillors/ }).press('Enter');
  await expect(seats.getByText('They sit in no unit now.')).toBeVisible();
  await ada.getByRole('button', { name: 'Give them a place' }).press('Enter');
  await dialog.getByRole('button', { name: 'Move them' }).press('Enter');
  await expect(dialog.getByText('Please choose one of the units found.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Unit' }).fill('councilors');
  await ada.getByRole('option', { name: 'Councillors' }).click();
  await dialog.getByRole('button', { name: 'Move them' }).press('Enter');
  await expect(seats.getByText(/^Since /)).toBeVisible();
  await expect(seats.getByText(/^From .* to /)).toBeVisible();
  await ada.getByRole('button', { name: 'Give a role' }).press('Enter');
  const unit = dialog.getByRole('combobox', { name: 'For which unit?' });
  await unit.fill('commissioning');
  await ada.getByRole('option', { name: 'Commissioning Adult Social Care', exact: true }).click();
  // A role for everyone takes the unit away; with one for a unit it is as it was at first, and so it is given.
  const role = dialog.getByRole('combobox', { name: 'Role' });
  for (const words of ['Facilitator', 'Manager']) await role.selectOption(words);
  await expect(unit).toHaveValue('Councillors');
  await dialog.getByRole('button', { name: 'Give it' }).press('Enter');
  await ada
    .getByRole('button', { name: new RegExp(`^End this role of ${name}: Manager.* Councillors$`) })
    .press('Enter');
  await ada.getByRole('button', { name: 'Yes, end it' }).press('Enter');
  await expect(ada.getByText('No role besides being a colleague.')).toBeVisible();
});

test('[organisation] a unit closes when nothing stands in its way, is folded away in the tree, and opens again', async ({
  browser,
}) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/organisation');
  const main = ada.getByRole('main');
  const dialog = ada.getByRole('dialog');
  await ada.getByRole('button', { name: 'Add a unit' }).press('Enter');
  await dialog.getByRole('combobox', { name: 'Kind' }).selectOption('Group');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Moving house group');
  await dialog.getByRole('button', { name: 'Add it' }).press('Enter');
  await expect(ada.getByRole('heading', { level: 1, name: 'Moving house group' })).toBeVisible();
  await ada.getByRole('button', { name: 'Close it' }).press('Enter');
  await expect(dialog.getByText('Nobody sits in it, so nobody moves.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Yes, close it' }).press('Enter');
  await expect(main.getByText('What its people did here stays on record.', { exact: false })).toBeVisible();
  await main.getByRole('link', { name: 'Organisation', exact: true }).press('Enter');
  await main.getByText(/^\d+ closed units?$/).click();
  await main.getByRole('link', { name: 'Moving house group', exact: true }).press('Enter');
  await ada.getByRole('button', { name: 'Open it again' }).press('Enter');
  await expect(dialog.getByText('stays where they sit now', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Yes, open it' }).press('Enter');
  await expect(ada.getByRole('button', { name: 'Close it' })).toBeVisible();
});
