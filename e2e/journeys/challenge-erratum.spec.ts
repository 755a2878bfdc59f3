import type { ChallengePage } from '@guildhall/shared/game/challenges';
import type { APIRequestContext } from '@playwright/test';

import { command } from '../guidance.js';
import { askUnder, map, newPageOf, practiceOf } from '../people.js';
import { expect, test } from '../test.js';
import { clockLooks, say } from '../time.js';

test('[challenge/erratum] a settled result is reckoned anew, published with a reason, and both can be read', async ({
  browser,
}) => {
  const helen = await newPageOf(browser, 'Helen Marsh');
  const moira = await newPageOf(browser, 'Moira Penhale');
  const id = await settledWithOneQuestion(helen.request, (await newPageOf(browser, 'Priya Shah')).request, {
    of: moira.request,
    asks: async () => askUnder(moira, await practiceOf(moira, map), 'Who keeps the list of streets?'),
  });

  const takeBack = moira.getByRole('button', { name: /^Take back.*Who keeps the list of streets/ });
  await takeBack.click();
  await expect(takeBack).toBeHidden();

  await helen.goto(`/challenges/${id}`);
  await helen.getByRole('link', { name: 'Look at the result anew' }).click();
  await expect(helen.getByRole('heading', { name: 'What would be other' })).toBeVisible();
  await expect(helen.getByRole('row', { name: /0 \(was\s1\)/ })).toBeVisible();
  const ofToday = helen.getByText(/^This challenge was settled before it was kept who belonged/);
  await expect(ofToday).toBeHidden();
  // As if it had been settled in earlier times.
  await say(`delete from challenge_roster where challenge_id = $1`, [id]);
  await helen.reload();
  await expect(ofToday).toBeVisible();
  await helen.getByRole('button', { name: 'Publish the correction' }).click();
  const dialog = helen.getByRole('dialog');
  await dialog.getByLabel('Why?').fill('The question was of another week.');
  await dialog.getByRole('button', { name: 'Publish the correction' }).click();
  await expect(helen.getByRole('heading', { name: 'Correction no. 1' })).toBeVisible();
  await expect(helen.getByRole('heading', { name: 'As it was announced' })).toBeVisible();

  await moira.goto(`/challenges/${id}`);
  await expect(moira.getByText(/Corrected by Helen Marsh on/)).toBeVisible();
  await moira.getByRole('link', { name: 'See what was corrected' }).click();
  await expect(moira.getByText('The question was of another week.')).toBeVisible();
  await moira.goto('/notices');
  await expect(moira.getByText(/^Helen Marsh has corrected the result of “Ask once, and no more”/)).toBeVisible();

  // There is nothing more to correct.
  await helen.goto(`/challenges/${id}?anew`);
  await expect(helen.getByText('The result is the same')).toBeVisible();
});

interface Asker {
  of: APIRequestContext;
  asks: () => Promise<void>;
}

/** A challenge of the asker's team alone in which they asked, five days ago, and settled since. */
async function settledWithOneQuestion(
  manager: APIRequestContext,
  sponsor: APIRequestContext,
  asker: Asker,
): Promise<string> {
  const me = async (request: APIRequestContext) =>
    (await (await request.get('/api/me')).json()) as { member: { id: string }; units: { id: string }[] };
  const pageFor = async (request: APIRequestContext) =>
    (await (await request.get(`/api/challenges/${id}`)).json()) as ChallengePage;
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const { id } = await command<{ id: string }>(manager, 'post', '/api/challenges', {
    title: { en: 'Ask once, and no more' },
    purpose: { en: 'To see who asks.' },
    sponsorId: (await me(sponsor)).member.id,
    units: [(await me(asker.of)).units.at(-1)!.id],
    activities: ['question.asked'],
    ...{ mode: 'together', goal: 'sum', target: 50 },
    ...{ startsAt: inDays(1), endsAt: inDays(8) },
  });
  const version = async (request: APIRequestContext) => (await pageFor(request)).version;
  await command(sponsor, 'post', `/api/challenges/${id}/sponsorship`, {
    accept: true,
    version: await version(sponsor),
  });
  await command(manager, 'post', `/api/challenges/${id}/schedule`, { version: await version(manager) });
  const becomes = (state: string) =>
    expect.poll(async () => (await pageFor(manager)).challenge.state, { timeout: 20_000 }).toBe(state);
  await say(`update challenge set starts_at = now() where id = $1`, [id]);
  await clockLooks();
  await becomes('open');
  await asker.asks();
  await expect.poll(async () => (await pageFor(manager)).challenge.units[0]?.across, { timeout: 20_000 }).toBe(1);
  await say(
    `update activity set occurred_at = now() - interval '5 days' where kind = 'question.asked' and member_id = $1
       and occurred_at = (select max(occurred_at) from activity where kind = 'question.asked' and member_id = $1)`,
    [(await me(asker.of)).member.id],
  );
  await say(
    `update challenge set starts_at = now() - interval '5 days 1 minute', ends_at = now() - interval '5 days' + interval '1 minute'
     where id = $1`,
    [id],
  );
  await clockLooks();
  await expect.poll(async () => (await pageFor(manager)).may.correct, { timeout: 20_000 }).toBe(true);
  return id;
}
