import { expect, test } from '@playwright/test';

import { address, browserOf } from '../people.js';

test('[practice] begins with the team, is opened to the council, and is found with a typing error by another team', async ({
  browser,
}) => {
  const devs = await browserOf(browser, 'Dev Anand');
  const headers = { origin: address() };
  const { member } = (await (await devs.request.get('/api/me')).json()) as { member: { id: string } };
  const data = {
    locale: 'en',
    title: 'Lamp repairs told by text',
    problem: 'Nobody knew which streetlight was out.',
    whatWeDid: ['One number for every lamp.'],
    whatChanged: { before: '9 days', after: '2 days', measured: '' },
    howWeKnow: 'We counted.',
    whatDidNotWork: 'Photographs.',
    result: 'worked',
    whoToAsk: member.id,
    credits: [],
    tags: [],
    minutes: 30,
  };
  const { id } = (await (await devs.request.post('/api/practices', { data, headers })).json()) as { id: string };
  const shared = await devs.request.post(`/api/practices/${id}/publish`, { data: { basedOn: 1 }, headers });
  expect(shared.ok()).toBe(true);

  const helens = await browserOf(browser, 'Helen Marsh');
  expect((await helens.request.get(`/api/practices/${id}`)).status()).toBe(404);
  const dev = await devs.newPage();
  await dev.goto(`/practices/${id}`);
  await dev.getByRole('button', { name: 'Open it to more people' }).click();
  await dev.getByLabel('The whole council').check();
  await dev.getByRole('button', { name: 'Open it', exact: true }).click();
  await expect(dev.getByText('Everyone in the council.')).toBeVisible();
  await expect(dev.getByRole('button', { name: 'Take it back' })).toBeVisible();

  const helen = await helens.newPage();
  await helen.goto('/practices?search=streelight');
  await expect(helen.getByText('These hold “streetlight”.', { exact: false })).toBeVisible();
  await helen.getByRole('link', { name: 'Lamp repairs told by text' }).first().click();
  await expect(helen.getByRole('heading', { level: 1, name: 'Lamp repairs told by text' })).toBeVisible();
  await expect(helen.getByRole('button', { name: 'We will try this' })).toBeVisible();
});
