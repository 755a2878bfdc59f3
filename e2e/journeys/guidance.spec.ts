import type { Page } from '@playwright/test';

import { command, pageWriting, saved, textOn, writeAfter, writtenTogether } from '../guidance.js';
import { browserOf, newPageOf, pageOf } from '../people.js';
import { expect, test } from '../test.js';

test('[guidance] two people write one paragraph, and each sees where the other is', async ({ browser }) => {
  const { page: helen, id } = await pageWriting(browser, 'Helen Marsh', 'Hybrid meetings', '## Before\n\nBook a room.');
  const dev = await pageOf(browser, 'Dev Anand', `/guidance/${id}`);
  await expect(textOn(helen)).toContainText('Book a room.');
  await expect(helen.getByText('1 other person here:')).toBeVisible();

  await writeAfter(helen, 'Book a room.');
  // In one go: what is undone together is what was written without a rest.
  await helen.keyboard.insertText(' With a screen.');
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

  // Who may no longer read it finds it closed at once, and is told so.
  await command(helen.request, 'put', `/api/guidance/${id}/details`, { writing: 'authors' });
  await expect(dev.getByRole('alert')).toContainText('you no longer have access');
  await expect(textOn(dev)).toHaveCount(0);
  await expect(textOn(helen)).toContainText('Book a room.');
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
  const { page: helen, id } = await pageWriting(browser, 'Helen Marsh', 'Lone working', '## Before\n\nTell somebody.');
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

test('[guidance] pasted Markdown, Word text and pictures come in as clean structure, and no script with them', async ({
  browser,
}) => {
  const { page: helen } = await pageWriting(browser, 'Helen Marsh', 'Pasting', 'Start.');
  await writeAfter(helen, 'Start.');
  await helen.keyboard.press('Enter');
  await paste(helen, '', '# Risks\n\n- damp\n- noise');
  await helen.keyboard.press('Enter');
  await helen.keyboard.press('Enter');
  await paste(
    helen,
    '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1. </span>One<o:p></o:p></p>' +
      '<p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">a. </span>Below</p>' +
      // A callout of a published page.
      '<aside data-tone="warning"><p class="callout-tone"><strong>Warning</strong></p><p>Not on Mondays</p></aside>' +
      '<p>By law <a href="#_ftn1" name="_ftnref1">[1]</a></p>' +
      '<p><a href="javascript:alert(1)">bad</a><img src="x" onerror="alert(1)"><script>alert(1)</script></p>' +
      '<p class="MsoTitle">Rota</p><h1>Who</h1><h2>When</h2><h1>Where</h1>',
    'One',
  );
  const text = textOn(helen);
  await expect(text.locator('> *').first()).toHaveText('Start.');
  await expect(text.getByRole('heading', { level: 2, name: 'Risks' })).toBeVisible();
  await expect(text.locator('ul > li')).toHaveText(['damp', 'noise']);
  await expect(text.locator('ol > li > ol > li')).toHaveText(['Below']);
  await expect(text.locator('a, script, [onerror], [style]')).toHaveCount(0);
  await expect(text.locator('aside p')).toHaveText(['Not on Mondays']);
  await expect(text.locator('h2')).toHaveText(['Risks', 'Rota']);
  await expect(text.locator('h3')).toHaveText(['Who', 'Where']);
  await expect(text.locator('h4')).toHaveText(['When']);

  // A kind that the server does not take: the browser makes a PNG of it first.
  await text.evaluate((element, encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'dot.gif', { type: 'image/gif' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7');
  await helen.getByLabel('What it shows').fill('A dot');
  await helen.getByRole('button', { name: 'Put the picture in' }).click();
  await expect(text.getByRole('img', { name: 'A dot' })).toHaveAttribute('src', /^\/media\//);
});

test('[guidance] keys act, and others write, before the browser tells that the cursor has moved', async ({
  browser,
}) => {
  const helen = await newPageOf(browser, 'Helen Marsh');
  const id = await writtenTogether(helen.request, 'A busy machine', 'Start.\n\nMiddle.');
  await helen.addInitScript(() => {
    window.WebSocket = class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        if (!String(address).endsWith('/collaboration')) return;
        this.addEventListener('message', () => dispatchEvent(new Event('before-message')));
      }
    };
  });
  await helen.goto(`/guidance/${id}`);
  const text = textOn(helen);
  await expect(text).toContainText('Start.');
  await text.focus();
  await text.evaluate((element) => {
    getSelection()?.collapse(element.querySelector('p')!.firstChild, 'Start.'.length);
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await expect(text.locator('p')).toHaveText(['Start.', '', 'Middle.']);
  await saved(helen);

  const dev = await pageOf(browser, 'Dev Anand', `/guidance/${id}`);
  await writeAfter(dev, 'Start.');
  // Whatever comes from others, helen has just moved her cursor; each time she finds it where she has put it.
  await text.evaluate((element) => {
    const middle = element.querySelector('p:last-child')!.firstChild;
    const found: number[] = [];
    let put = 0;
    Object.assign(window, { found });
    addEventListener('before-message', () => {
      put = put === 0 ? 'Mid'.length : 0;
      getSelection()?.collapse(middle, put);
      // Where she has put it last: on a busy machine the next message comes before this.
      setTimeout(() => found.push(getSelection()?.anchorNode === middle ? getSelection()!.anchorOffset - put : NaN));
    });
  });
  await dev.keyboard.insertText(' Here we go.');
  await expect(text).toContainText('Start. Here we go.');
  const found = await helen.evaluate(() => (window as unknown as { found: number[] }).found);
  expect(found).toEqual(found.map(() => 0));
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

test('[guidance] wholly by keyboard: written, made a heading, linked, and reached from the outline', async ({
  browser,
}) => {
  const { page: helen } = await pageWriting(browser, 'Helen Marsh', 'By keyboard', 'Start.');
  await expect(textOn(helen)).toContainText('Start.');
  await textOn(helen).focus();
  const keys = helen.keyboard;
  await keys.press('ControlOrMeta+End');
  await keys.press('Enter');
  await keys.type('Where to look');
  await keys.press('Alt+F10');
  for (let presses = 0; presses < 12; presses += 1) {
    if (
      await helen
        .getByRole('button', { name: 'Heading', exact: true })
        .evaluate((tool) => tool === document.activeElement)
    )
      break;
    await keys.press('ArrowRight');
  }
  await keys.press('Enter');
  await expect(textOn(helen).getByRole('heading', { name: 'Where to look' })).toBeVisible();
  await expect(textOn(helen)).toBeFocused();
  await keys.press('Enter');
  await keys.press('ControlOrMeta+k');
  await keys.type('example.org');
  await keys.press('Tab');
  await keys.type('the guide');
  await keys.press('Enter');
  await expect(textOn(helen).getByRole('link', { name: 'the guide' })).toHaveAttribute('href', 'https://example.org');
  await keys.press('ControlOrMeta+/');
  const list = helen.getByRole('dialog', { name: 'Keys for writing' });
  await expect(list).toBeVisible();
  await keys.press('Escape');
  await expect(textOn(helen)).toBeFocused();
  await keys.type('?');
  await expect(textOn(helen)).toContainText('the guide?');
  await saved(helen);
  await helen.getByRole('link', { name: 'History' }).focus();
  await keys.press('?');
  await expect(list).toBeVisible();

  await helen.goto('/guidance/by-keyboard');
  await expect(helen.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible();
});

test('[guidance] whoever only reads is told of no saving, not even while the text opens', async ({ browser }) => {
  const helens = await browserOf(browser, 'Helen Marsh');
  const id = await writtenTogether(helens.request, 'Read, not written', 'Ring first.', 'authors');
  await command(helens.request, 'post', `/api/guidance/${id}/moves`, {
    move: 'consult',
    message: 'We ask the people it is for.',
    unitId: null,
    closesOn: '2099-01-01',
  });
  const dev = await newPageOf(browser, 'Dev Anand');
  await dev.addInitScript(() => {
    const said = new Set<string>();
    const look = () => said.add(document.querySelector<HTMLElement>('[data-save]')?.dataset['save'] ?? '');
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    Object.assign(window, { said });
  });
  await dev.goto(`/guidance/${id}`);
  await expect(dev.getByText('You are reading')).toBeVisible();
  expect(await dev.evaluate(() => [...(window as unknown as { said: Set<string> }).said])).not.toContain('saving');
});

test('[guidance] a step back in the middle of beginning a text or of its details takes no word, and what was saved is not put back', async ({
  browser,
}) => {
  const helen = await pageOf(browser, 'Helen Marsh', '/guidance');
  const backAndForth = async () => {
    await helen.goBack();
    await helen.goForward();
  };
  await helen.getByRole('link', { name: 'Begin a document' }).click();
  const title = helen.getByLabel('Title in English');
  await title.fill('Who feeds the depot cat');
  await backAndForth();
  await expect(title).toHaveValue('Who feeds the depot cat');
  await helen.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(helen.getByRole('heading', { level: 1, name: 'Who feeds the depot cat' })).toBeVisible();

  await helen.getByRole('link', { name: 'Details' }).click();
  const audience = helen.getByLabel('Whom is it for? In English');
  await audience.fill('Everybody at the depot');
  await backAndForth();
  await expect(audience).toHaveValue('Everybody at the depot');
  await helen.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(helen.getByRole('link', { name: 'Details' })).toBeVisible();

  await helen.getByRole('link', { name: 'Details' }).click();
  await audience.fill('Only the night shift');
  await helen.getByRole('button', { name: 'Save', exact: true }).click();
  await helen.getByRole('link', { name: 'Details' }).click();
  await expect(audience).toHaveValue('Only the night shift');
  await helen.getByRole('link', { name: 'Guidance', exact: true }).click();
  await helen.getByRole('link', { name: 'Begin a document' }).click();
  await expect(title).toHaveValue('');
});
