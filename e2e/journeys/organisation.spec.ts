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
