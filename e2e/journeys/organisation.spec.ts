import { pageOf } from '../people.js';
import { expect, test } from '../test.js';

test('[organisation] a unit is added, found in the tree by the keys, and called something else', async ({
  browser,
}) => {
  const ada = await pageOf(browser, 'Ada Lowe', '/manage/organisation');
  await ada.getByRole('button', { name: 'Add a unit' }).press('Enter');
  const dialog = ada.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Kind' }).selectOption('Group');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('councillors');
  await dialog.getByRole('button', { name: 'Add it' }).press('Enter');
  await expect(dialog.getByText('Another unit there has this name.', { exact: false })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('A first group');
  await dialog.getByRole('button', { name: 'Add it' }).press('Enter');
  await expect(ada.getByRole('heading', { level: 1, name: 'A first group' })).toBeVisible();
  await ada.getByRole('button', { name: 'Rename' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('A first circle');
  await dialog.getByRole('button', { name: 'Use this name' }).press('Enter');
  await expect(ada.getByRole('heading', { level: 1, name: 'A first circle' })).toBeVisible();
  await ada.getByRole('main').getByRole('link', { name: 'Organisation' }).press('Enter');
  const link = (name: string) => ada.getByRole('main').getByRole('link', { name, exact: true });
  await link('A first circle').press('ArrowDown');
  await expect(link('Adult Social Care')).toBeFocused();
  await ada.keyboard.press('ArrowRight');
  await expect(link('Commissioning')).toBeVisible();
  await ada.keyboard.press('ArrowDown');
  await expect(link('Assessment and Care Management')).toBeFocused();
  await ada.keyboard.press('ArrowLeft');
  await expect(link('Adult Social Care')).toBeFocused();
  await ada.keyboard.press('ArrowLeft');
  await expect(link('Commissioning')).toBeHidden();
  await ada.getByRole('searchbox', { name: 'Find a unit by name' }).fill('reablment');
  await link('Reablement').press('Enter');
  await expect(ada.getByRole('navigation', { name: 'What it belongs to' })).toContainText('Adult Social Care');
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
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Facilitator');
  await dialog.getByRole('button', { name: 'Give it' }).press('Enter');
  await ada.getByRole('button', { name: `End this role of ${name}: Facilitator` }).press('Enter');
  await ada.getByRole('button', { name: 'Yes, end it' }).press('Enter');
  await expect(ada.getByText('No role besides being a colleague.')).toBeVisible();
});
