import { altered } from '../altered.js';
import { address, browserOf, newPageOf } from '../people.js';
import { drawnTwice, watchMoves } from '../still.js';
import { expect, test } from '../test.js';

test('[home] nothing moves at home when the first steps arrive', async ({ browser }) => {
  const context = await browserOf(browser, 'Moira Penhale', { viewport: { width: 768, height: 1024 } });
  const moira = await context.newPage();
  const expectStill = await watchMoves(moira);
  await moira.route('**/api/start-here', async (route) => {
    // Home is drawn without them when they are long in coming.
    await moira.getByRole('heading', { level: 1 }).waitFor();
    await drawnTwice(moira);
    await route.continue();
  });
  await moira.goto('/');
  await expect(moira.getByRole('heading', { name: 'Ask one real question' })).toBeVisible();
  await expect(moira.getByRole('heading', { name: 'Your badges' })).toBeVisible();
  await expectStill();
});

test('[home] nothing moves at home when the team’s bridge arrives', async ({ browser }) => {
  const context = await browserOf(browser, 'Tom Hale', { viewport: { width: 768, height: 1024 } });
  const tom = await context.newPage();
  const expectStill = await watchMoves(tom);
  await tom.route('**/api/challenges/*', async (route) => {
    await tom.getByRole('heading', { name: 'Your badges' }).waitFor();
    await drawnTwice(tom);
    await route.continue();
  });
  await tom.goto('/');
  await expect(tom.getByRole('link', { name: 'See all the bridges' })).toBeVisible();
  await expectStill();
});

test('[home] nothing moves at home for whoever is asked whether to play', async ({ browser }) => {
  const dev = await newPageOf(browser, 'Dev Anand', { viewport: { width: 768, height: 1024 } });
  const expectStill = await watchMoves(dev);
  await altered(dev, '**/api/me', (me) => me.replace('"playing":true', '"playing":null'));
  await dev.goto('/');
  await expect(dev.getByRole('button', { name: 'Yes, with points' })).toBeVisible();
  await expect(dev.getByRole('heading', { name: 'Your badges' })).toBeVisible();
  await expectStill();
});

test('[home] home asks for each thing once, and for the first steps before its scripts', async ({ browser }) => {
  const dev = await newPageOf(browser, 'Dev Anand');
  const asked: string[] = [];
  dev.on('request', (request) => asked.push(request.url().slice(address().length)));
  await dev.goto('/');
  await expect(dev.getByRole('heading', { name: 'Your badges' })).toBeVisible();
  await expect(dev.getByRole('link', { name: 'Why these points?' })).toBeVisible();
  const steps = asked.indexOf('/api/start-here');
  expect(steps).toBeGreaterThan(-1);
  expect(steps).toBeLessThan(asked.findIndex((each) => each.startsWith('/assets/framework')));
  const reads = asked.filter((each) => each.startsWith('/api/'));
  expect(reads.toSorted()).toEqual([...new Set(reads)].toSorted());
});
