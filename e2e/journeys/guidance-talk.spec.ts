import type { Page } from '@playwright/test';

import { command, move, pageWriting, selectWord, textOn, writtenTogether } from '../guidance.js';
import { letsGo } from '../letting-go.js';
import { browserOf, newPageOf, pageOf, spokenOn } from '../people.js';
import { expect, test } from '../test.js';

test('[guidance] suggested, spoken about, reviewed, approved, published, and read without JavaScript', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page: helen, id } = await pageWriting(
    browser,
    'Helen Marsh',
    'Working alone',
    '## Before\n\nTell somebody where you are.\n\n' +
      '| Before you go | On the way | When you arrive | Afterwards |\n| --- | --- | --- | --- |\n' +
      '| Charge the telephone | Ring halfway | Ring when there | Ring when home |',
    'authors',
  );
  await move(helen, 'Open for comment', 'We ask the people it is for.');

  const dev = await pageOf(browser, 'Dev Anand', `/guidance/${id}`);
  await expect(textOn(dev)).toHaveAttribute('aria-readonly', 'true');
  await selectWord(dev, 'Tell somebody', 'somebody');
  await dev.getByRole('button', { name: 'Suggest other words' }).click();
  await dev.getByLabel('The words you would put there').fill('your lead');
  await dev.getByRole('button', { name: 'Suggest', exact: true }).click();
  await expect(textOn(helen).locator('ins')).toHaveText('your lead');
  await selectWord(dev, 'where you are', 'where');
  await dev.getByRole('button', { name: 'Comment on this' }).click();
  await dev.getByLabel('Your comment').fill('And when you will be back?');
  await dev.getByRole('button', { name: 'Send' }).click();

  await helen.getByRole('tab', { name: 'Comments (2)' }).click();
  await expect(helen.getByText('And when you will be back?', { exact: true })).toBeVisible();
  await helen.getByRole('button', { name: 'Decline – Dev Anand: your lead', exact: true }).click();
  await letsGo(helen, helen.getByLabel('Why not?'));
  await helen.getByRole('button', { name: 'Accept – Dev Anand: your lead', exact: true }).click();
  await expect(textOn(dev)).toContainText('Tell your lead where you are.');
  await helen.getByRole('button', { name: 'Mark as settled' }).click();
  await expect(helen.getByText('2 settled')).toBeVisible();

  await helen.getByRole('tab', { name: 'Steps' }).click();
  await askForReview(helen, 'Grace');
  await move(helen, 'Send to reviewers', 'Everything said has been looked at.');
  const grace = await pageOf(browser, 'Grace Obi', `/guidance/${id}`);
  const frozen = '**/revisions/*';
  // While the text is on its way there is nothing to lose; reading it goes with the dialog.
  await grace.route(frozen, () => undefined);
  const asked = grace.waitForRequest(frozen);
  await grace.getByRole('button', { name: 'Decide' }).click();
  await asked;
  await grace.keyboard.press('Escape');
  await expect(grace.getByRole('dialog')).toBeHidden();
  await grace.unroute(frozen);
  // Who cannot be shown the text that was frozen is told so, and asks for it again.
  await grace.route(frozen, (route) => route.fulfill({ status: 403, json: { code: 'not_allowed' } }));
  await grace.getByRole('button', { name: 'Decide' }).click();
  await expect(grace.getByRole('dialog').getByRole('alert')).toBeVisible();
  await grace.unroute(frozen);
  await grace.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
  await grace.getByRole('dialog').getByRole('button', { name: 'Decide' }).click();
  await expect(grace.getByText('Ready to approve', { exact: true }).first()).toBeVisible();
  await move(grace, 'Approve', 'Right as it is.');
  await move(helen, 'Publish', 'Now everyone can read it.');
  await helen.getByRole('link', { name: 'Read as published' }).click();
  await expect(helen.getByText('Tell your lead where you are.')).toBeVisible();
  const wide = helen.getByText('A table is wider than this page', { exact: false });
  await expect(wide).toBeHidden();
  await helen.setViewportSize({ width: 390, height: 844 });
  await expect(wide).toBeVisible();
  await helen.setViewportSize({ width: 1280, height: 860 });
  await expect(wide).toBeHidden();

  for (const name of ['Word (.docx)', 'Markdown', 'HTML']) {
    const file = await helen.getByRole('link', { name }).getAttribute('href');
    expect((await helen.request.get(file ?? '')).headers()['content-disposition']).toContain('working-alone');
  }
  const plain = await helen.getByRole('link', { name: 'The plain page, to link to' }).getAttribute('href');
  const reader = await newPageOf(browser, 'Dev Anand', { javaScriptEnabled: false });
  await reader.goto(plain ?? '');
  await expect(reader.getByRole('heading', { level: 1, name: 'Working alone' })).toBeVisible();
  await expect(reader.getByText('Tell your lead where you are.')).toBeVisible();
});

test('[guidance] what is said beside the text is there, and read out, while the live line is lost', async ({
  browser,
}) => {
  const helens = await browserOf(browser, 'Helen Marsh');
  const id = await writtenTogether(helens.request, 'Keys to the depot', 'Sign for them.');
  await command(helens.request, 'post', `/api/guidance/${id}/moves`, {
    move: 'consult',
    message: 'We ask the people it is for.',
    unitId: null,
    closesOn: '2099-01-01',
  });
  await command(helens.request, 'post', `/api/guidance/${id}/threads`, { anchor: null, text: 'In ink?', mentions: [] });
  const devs = await browserOf(browser, 'Dev Anand');
  await devs.routeWebSocket(/socket\.io/, (socket) => void socket.close());
  await devs.route('**/socket.io/**', (route) => route.abort());
  const dev = await devs.newPage();
  await dev.goto(`/guidance/${id}`);
  await dev.getByRole('tab', { name: 'Comments (1)' }).click();
  const thread = dev.getByRole('article', { name: 'Conversation – In ink?' });
  await thread.getByLabel('Your answer').fill('In pencil.');
  await thread.getByRole('button', { name: 'Send' }).click();
  await expect(thread.getByText('In pencil.', { exact: true })).toBeVisible();
  await expect(spokenOn(dev)).toHaveText('What you wrote is here now.');
  await expect(thread.getByRole('button', { name: 'Send' })).toBeFocused();
  await thread.getByRole('button', { name: 'Change – In pencil.' }).click();
  await expect(thread.getByLabel('Your comment')).toBeFocused();
  await thread.getByLabel('Your comment').fill('');
  await thread.getByRole('button', { name: 'Save' }).click();
  await expect(thread.getByText('Please write a few words more.')).toBeVisible();
  await expect(thread.getByLabel('Your comment')).toBeFocused();
  await thread.getByLabel('Your comment').fill('In ink, please.');
  await thread.getByRole('button', { name: 'Save' }).click();
  await thread.getByRole('button', { name: 'Remove – In ink, please.' }).click();
  await expect(thread.getByText('In ink, please.', { exact: true })).toBeHidden();
});

test('[quest] a lead asks for work in one exact place, and the margin there says when it is done', async ({
  browser,
}) => {
  const helen = await newPageOf(browser, 'Helen Marsh');
  const id = await writtenTogether(
    helen.request,
    'Handing over a shift',
    '## Before\n\nLeave.\n\n## After\n\nTell the rest.',
  );
  const sam = await pageOf(browser, 'Sam Whitlock', '/manage/quests/new');
  for (const [label, words] of [
    ['Name', 'Say it more plainly'],
    ['For whom?', 'Anyone'],
    ['Why is it worth it?', 'Whoever takes over reads it in the rain.'],
    ['You already do this', 'You tell the next shift what matters.'],
    ['Without a device', 'Tell your lead; they suggest it in your name.'],
    ['What to do', 'Suggest plainer words'],
    ['How to do it', 'Select the words and say what you would put there.'],
  ] as const)
    await sam.getByRole('textbox', { name: label, exact: true }).fill(words);
  await sam.getByLabel('How is it completed?').selectOption('By itself, when a suggestion for guidance is taken up');
  await sam.getByRole('combobox', { name: 'Where exactly?' }).fill('handing over');
  await sam.getByRole('option', { name: 'Handing over a shift' }).click();
  await sam.getByLabel('At which section?').selectOption('After');
  await sam.getByRole('button', { name: 'Publish' }).click();
  await expect(sam.getByRole('heading', { level: 1, name: 'Say it more plainly' })).toBeVisible();
  const dev = await pageOf(browser, 'Dev Anand', '/quests');
  await dev.getByRole('link', { name: 'Say it more plainly' }).click();
  await dev.getByRole('button', { name: 'Begin' }).click();
  await dev.getByRole('link', { name: 'Open the place in the guidance' }).click();
  await expect(dev).toHaveURL(new RegExp(`/guidance/${id}#after$`));
  await expect(dev.getByText('Your quest “Say it more plainly” asks for work on this document')).toBeVisible();
  await selectWord(dev, 'Tell the rest', 'rest');
  await dev.getByRole('button', { name: 'Suggest other words' }).click();
  await dev.getByLabel('The words you would put there').fill('next shift');
  await dev.getByRole('button', { name: 'Suggest', exact: true }).click();
  await helen.goto(`/guidance/${id}`);
  await helen.getByRole('tab', { name: 'Comments (1)' }).click();
  await helen.getByRole('button', { name: /^Accept – / }).click();
  await expect(dev.getByText('Done: a step of “Say it more plainly”')).toBeVisible();
});

async function askForReview(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Ask for a review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask for a review' });
  const who = dialog.getByRole('combobox', { name: 'Who should look at it?' });
  // Escape puts the names away and leaves the dialog.
  await who.fill(name);
  const names = page.getByRole('listbox', { name: 'What matches' });
  await expect(names).toBeVisible();
  await who.press('Escape');
  await expect(names).toBeHidden();
  await who.fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(dialog).toBeHidden();
}
