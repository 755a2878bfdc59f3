import type { Page } from '@playwright/test';

import { altered } from '../altered.js';
import { address, challengeOf, map, newPageOf, pageOf, practiceOf } from '../people.js';
import { openWhole } from '../still.js';
import { expect, test } from '../test.js';
import { phone, wider } from '../windows.js';

const doubleName = 'Llanfairpwllgwyngyllgogerychwyrndrobwll-Featherstonehaugh';
/** There is no place in it to break it at. */
const oneWord = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';

test('[names] a very long name leaves the way out, language and theme within reach', async ({ browser }) => {
  const dev = await pageOf(browser, 'Dev Anand', '/quests');
  await altered(dev, '**/api/me', (me) => me.replace('"name":"Dev Anand"', `"name":"${doubleName}"`));
  await dev.reload();
  await expect(dev.getByText('Llanfairpwll', { exact: false })).toBeVisible();
  const sidebar = await dev.getByRole('banner').boundingBox();
  for (const within of [dev.getByRole('button', { name: 'Sign out' }), dev.getByLabel('Light or dark')]) {
    const box = await within.boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(sidebar!.x + sidebar!.width);
  }
});

test('[names] very long names push no page of a phone sideways', async ({ browser }) => {
  const dev = await newPageOf(browser, 'Dev Anand');
  const practice = await practiceOf(dev, map);
  await dev.setViewportSize({ width: 390, height: 844 });
  await altered(dev, '**/api/**', (words) => words.replaceAll(/"(name|nameCy)":"[^"]*"/g, `"$1":"${doubleName}"`));
  for (const path of ['/practices', `/practices/${practice}`]) {
    await openWhole(dev, path);
    await expect(dev.getByText(/Llanfairpwll.* · /).first()).toBeVisible();
    const beyond = () =>
      dev.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map((each) => each.className),
      );
    // All of the page is there; on a busy machine its parts may still be finding their places.
    await expect.poll(beyond, path).toEqual([]);
  }
  await dev.unrouteAll({ behavior: 'ignoreErrors' });
});

test('[names] a name that is one long word gives way instead of pushing the page sideways', async ({ browser }) => {
  const meetsLongNames = async (page: Page) => {
    // Nor does what would come live bring the short ones back.
    await page.routeWebSocket(/socket\.io/, () => undefined);
    await altered(page, '**/api/**', (words) =>
      words.replaceAll(/Reablement|Libraries|Digital and Data|Hussain|Finch/g, oneWord),
    );
  };
  const ada = await newPageOf(browser, 'Ada Lowe', { viewport: phone });
  const challenge = await challengeOf(ada, 'Borrow a good idea', 'open');
  const practice = await practiceOf(ada, map);
  const units = (await (await ada.request.get('/api/structure?search=reablement')).json()) as {
    id: string;
    above: unknown[];
  }[];
  const team = units.find(({ above }) => above.length > 1)!.id;
  const pages = [`/challenges/${challenge}`, `/practices/${practice}`, `/manage/organisation/${team}`];
  const there = [...pages, '/manage/audit', '/manage/people'];
  const stranger = await (await browser.newContext({ baseURL: address(), viewport: phone })).newPage();
  await meetsLongNames(ada);
  await meetsLongNames(stranger);
  for (const [page, path] of [[stranger, '/sign-in'], ...there.map((path) => [ada, path] as const)] as const) {
    await page.goto(path);
    await expect(page.getByRole('main').getByText(oneWord).first()).toBeVisible();
    const [wide] = await wider(page);
    expect.soft({ path, wide }).toEqual({ path, wide: 0 });
  }
  // A dialog that is called after somebody keeps its cross within reach.
  await ada
    .getByRole('button', { name: new RegExp(`^Long leave of .*${oneWord}`) })
    .first()
    .click();
  const dialog = ada.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toContainText(oneWord);
  expect(await dialog.evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth)).toBe(0);
});
