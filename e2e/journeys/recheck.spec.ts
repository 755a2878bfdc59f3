import type { Browser } from '@playwright/test';

import { altered } from '../altered.js';
import { barriers } from '../barriers.js';
import { newcomer, pageOfNewcomer } from '../newcomer.js';
import { newPageOf } from '../people.js';
import { shareWithTeam } from '../practices.js';
import { expect, test } from '../test.js';
import { say } from '../time.js';

/** The lot fell on what Recorda says came of a card, which reaches nobody else, and asks Lookwell to look. Gives the page of each. */
async function drawn(browser: Browser) {
  const [recorder, looker] = [await newcomer('Recorda Hughes'), await newcomer('Lookwell Ames')];
  const card = await shareWithTeam((await newPageOf(browser, 'Nora Finch')).request, { title: 'A rota on the fridge' });
  const [reuse, recheck] = [crypto.randomUUID(), crypto.randomUUID()];
  await say(
    `with those as (
       select r.id as recorder, l.id as looker, r.organisation_id as council
       from member r join member l on l.email = $2 where r.email = $1
     ), reached as (
       update practice set audience = 'buddy', buddy_id = looker from those where practice.id = $3
     ), credited as (
       insert into practice_credit (practice_id, position, organisation_id, member_id) select $3, 0, council, recorder from those
     ), asked as (
       update member set playing = null, playing_since = null from those where member.id = looker
     ), reuse as (
       insert into practice_reuse (id, organisation_id, practice_id, unit_id, state, starts_on, intended_by, intended_at,
         outcome, note, minutes_saved_weekly, distance, recorded_by, recorded_at)
       select $4, council, $3, (select id from unit where organisation_id = council and kind = 'team' limit 1), 'recorded',
         now() - interval '20 days', recorder, now(), 'kept', 'Everybody looks at it.', 15, 'other-directorate', recorder, now()
       from those returning organisation_id
     ), lot as (
       insert into recheck (id, organisation_id, reuse_id, recorded_by, recorded_at, drawn_at)
       select $5, council, $4, recorder, now(), now() from those, reuse returning id
     ) insert into recheck_ask (recheck_id, member_id, organisation_id, asked_at)
       select lot.id, looker, council, now() from those, lot`,
    [recorder, looker, card, reuse, recheck],
  );
  return { lookwell: await pageOfNewcomer(browser, looker), recorda: await pageOfNewcomer(browser, recorder) };
}

test('[recheck] what the lot fell on is looked at with whoever recorded it, who is told; words are kept meanwhile', async ({
  browser,
}) => {
  const { lookwell, recorda } = await drawn(browser);
  await lookwell.goto('/verify');
  await expect(lookwell.getByRole('heading', { name: 'Does this still hold?' })).toBeVisible();
  await expect(lookwell.getByText('Recorda Hughes tried “A rota on the fridge” and recorded: kept.')).toBeVisible();
  await expect(lookwell.getByText('Nothing waits for you')).toBeHidden();
  const send = lookwell.getByRole('button', { name: 'Send what we found' });
  await send.press('Enter');
  await expect(lookwell.getByText('Please choose what you find.')).toBeVisible();
  await lookwell.getByRole('radio', { name: 'It holds in part' }).check();
  await send.press('Enter');
  await expect(lookwell.getByText('Please say in a sentence what is different now.')).toBeVisible();
  expect(await barriers(lookwell)).toEqual([]);
  await lookwell.getByLabel('What is different now?').fill('Only the day shift reads it.');
  await lookwell.reload();
  await expect(lookwell.getByLabel('What is different now?')).toHaveValue('Only the day shift reads it.');
  await expect(lookwell.getByRole('radio', { name: 'It holds in part' })).toBeChecked();
  await send.press('Enter');
  await expect(lookwell.getByText('Nothing waits for you')).toBeVisible();
  await recorda.goto('/notices');
  await expect(
    recorda.getByRole('paragraph').filter({ hasText: 'it holds in part. Only the day shift reads it.' }),
  ).toBeVisible();
});

test('[recheck] whoever cannot judge it presses once, and it is somebody else’s', async ({ browser }) => {
  const { lookwell } = await drawn(browser);
  await lookwell.goto('/verify');
  await lookwell.getByRole('button', { name: 'Someone else, please' }).press('Enter');
  await expect(lookwell.getByText('Nothing waits for you')).toBeVisible();
});

test('[triads] an administrator reads where a circle could be opened, in kind words', async ({ browser }) => {
  const ada = await newPageOf(browser, 'Ada Lowe');
  const [ann, bob, cai] = ['Ann Price', 'Bob Lewis', 'Cai Hughes'].map((name) => ({ id: crypto.randomUUID(), name }));
  await altered(ada, '**/api/triads', () =>
    JSON.stringify([
      { people: [ann, bob, cai], mostly: [ann!.id, bob!.id, cai!.id] },
      { people: [ann, bob, cai], mostly: [ann!.id] },
    ]),
  );
  await ada.goto('/settings');
  await expect(ada.getByRole('heading', { name: 'Where a circle could be opened' })).toBeVisible();
  await expect(
    ada.getByText('Ann Price, Bob Lewis and Cai Hughes: these three mostly work with each other.'),
  ).toBeVisible();
  await expect(ada.getByText('for Ann Price it is most of the season so far.', { exact: false })).toBeVisible();
  expect(await barriers(ada)).toEqual([]);
});
