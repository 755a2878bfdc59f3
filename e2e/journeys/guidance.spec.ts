import { expect, type Page, test } from '@playwright/test';

import { saved, textOn, writeAfter, writtenTogether } from '../guidance.js';
import { browserOf, pageOf } from '../people.js';

test('[guidance] two people write one paragraph, and each sees where the other is', async ({ browser }) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/guidance');
  const id = await writtenTogether(helen.request, 'Hybrid meetings', '## Before\n\nBook a room.');
  const dev = await pageOf(browser, 'Dev Anand', `/guidance/${id}`);
  await helen.goto(`/guidance/${id}`);
  await expect(textOn(helen)).toContainText('Book a room.');
  await expect(helen.getByText('1 other person here:')).toBeVisible();

  await writeAfter(helen, 'Book a room.');
  await helen.keyboard.type(' With a screen.');
  await expect(textOn(dev)).toContainText('Book a room. With a screen.');
  await expect(textOn(dev).getByText('Helen Marsh')).toBeVisible();
  await writeAfter(dev, 'Book a room.');
  await dev.keyboard.type(' And a good microphone.');
  await expect(textOn(helen).getByText('Dev Anand')).toBeVisible();
  const whole = 'Book a room. With a screen. And a good microphone.';
  await Promise.all([helen, dev].map((page) => expect.poll(() => paragraph(page)).toBe(whole)));

  // Undo takes back one's own words and leaves the other's.
  await textOn(helen).press('ControlOrMeta+z');
  await expect.poll(() => paragraph(dev)).toBe('Book a room. And a good microphone.');
  await Promise.all([saved(helen), saved(dev)]);
});

/** The words of the first paragraph, without the names beside the cursors. */
function paragraph(page: Page): Promise<string> {
  return textOn(page)
    .locator('p')
    .first()
    .evaluate((element) => {
      const copy = element.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('.writer-caret')) caret.remove();
      return copy.textContent ?? '';
    });
}

test('[guidance] what is written without a connection is kept, said to be, and sent on return', async ({ browser }) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/guidance');
  const id = await writtenTogether(helen.request, 'Lone working', '## Before\n\nTell somebody.');
  await helen.goto(`/guidance/${id}`);
  const devs = await browserOf(browser, 'Dev Anand');
  const dev = await devs.newPage();
  await dev.goto(`/guidance/${id}`);
  await writeAfter(dev, 'Tell somebody.');
  await saved(dev);

  await devs.setOffline(true);
  await dev.keyboard.type(' Say when you are back.');
  await expect(dev.getByText('Kept on this device, sent when you are back')).toBeVisible();
  await writeAfter(helen, 'Tell somebody.');
  await helen.keyboard.press('Enter');
  await helen.keyboard.type('Take a charged phone.');
  await expect(textOn(helen)).not.toContainText('Say when');

  await devs.setOffline(false);
  await expect(textOn(helen)).toContainText('Say when you are back.');
  await expect(textOn(dev)).toContainText('Take a charged phone.');
  await saved(dev);
});

test('[guidance] pasted Markdown and Word text come in as clean structure, and no script with them', async ({
  browser,
}) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/guidance');
  const id = await writtenTogether(helen.request, 'Pasting', 'Start.');
  await helen.goto(`/guidance/${id}`);
  await writeAfter(helen, 'Start.');
  await helen.keyboard.press('Enter');
  await paste(helen, '', '# Risks\n\n- damp\n- noise');
  await helen.keyboard.press('Enter');
  await helen.keyboard.press('Enter');
  await paste(
    helen,
    '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1. </span>One<o:p></o:p></p>' +
      '<p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">a. </span>Below</p>' +
      '<p><a href="javascript:alert(1)">bad</a><img src="x" onerror="alert(1)"><script>alert(1)</script></p>',
    'One',
  );
  const text = textOn(helen);
  await expect(text.getByRole('heading', { level: 2, name: 'Risks' })).toBeVisible();
  await expect(text.locator('ul > li')).toHaveText(['damp', 'noise']);
  await expect(text.locator('ol > li > ol > li')).toHaveText(['Below']);
  await expect(text.locator('a, script, [onerror], [style]')).toHaveCount(0);
});

/** Pastes as another program would hand it over. */
async function paste(page: Page, html: string, plain: string): Promise<void> {
  await textOn(page).evaluate(
    (element, [asHtml, asText]) => {
      const clipboardData = new DataTransfer();
      if (asHtml) clipboardData.setData('text/html', asHtml);
      clipboardData.setData('text/plain', asText ?? '');
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, plain],
  );
}
