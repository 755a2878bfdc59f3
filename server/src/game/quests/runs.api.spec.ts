import { describe, expect, it } from '@jest/globals';

import { newId } from '../../platform/ids.js';
import { DAY_MS, Given, TUESDAY } from '../../testing/given.js';
import { byActivity, ownWord, step } from '../../testing/given-quest.js';
import {
  ann,
  bob,
  eachTestHasAnnAndBob,
  engine,
  offer,
  page,
  quest,
  start,
  stateOf,
  tap,
  together,
} from '../../testing/quest-world.js';
import { done } from '../../testing/test-engine.js';
import { app, given, posted } from '../../testing/world.js';

eachTestHasAnnAndBob();

describe('starting', () => {
  it('refuses what is coming, retired, unknown, or not made for that company', async () => {
    const coming = await quest([step('one')], { coming: true });
    const alone = await quest([step('one')], { companies: ['alone'] });
    const retired = await quest([step('one')]);
    await app.database.query(`update quest set retired_at = now() where slug = $1`, [retired]);
    await posted(ann, 'quest-runs', { quest: coming, company: 'alone', people: [] }, 409);
    await posted(ann, 'quest-runs', { quest: retired, company: 'alone', people: [] }, 409);
    await posted(ann, 'quest-runs', { quest: 'nowhere', company: 'alone', people: [] }, 404);
    await posted(ann, 'quest-runs', { quest: alone, company: 'with_one', people: [bob.memberId] }, 400);
  });

  it('refuses company that does not add up, oneself, and people of another organisation', async () => {
    const slug = await quest([step('one')]);
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team());
    const tries = [
      ['alone', [bob.memberId], 'people'],
      ['with_one', [], 'people'],
      ['party', [], 'people'],
      ['with_one', [ann.memberId], 'people'],
      ['with_one', [stranger.memberId], 'people'],
      ['with_one', [newId()], 'people'],
    ] as const;
    for (const [company, people, field] of tries) {
      const body = await posted<{ errors: { field: string }[] }>(
        ann,
        'quest-runs',
        { quest: slug, company, people },
        400,
      );
      expect(body.errors[0]?.field).toBe(field);
    }
  });

  it('begins a quest once, however often and at once it is asked', async () => {
    const slug = await quest([step('one')]);
    const http = await app.as(ann);
    const tries = Array.from({ length: 12 }, () =>
      http
        .post('/api/quest-runs')
        .send({ quest: slug, company: 'alone', people: [] })
        .then(({ status }) => status),
    );
    expect((await Promise.all(tries)).sort()).toEqual([200, ...Array.from({ length: 11 }, () => 409)]);
  });

  it('[idempotent] the same key gives the same run', async () => {
    const slug = await quest([step('one')]);
    const http = await app.as(ann);
    const ask = () =>
      http
        .post('/api/quest-runs')
        .set('Idempotency-Key', 'start-once-1')
        .send({ quest: slug, company: 'alone', people: [] })
        .expect(200);
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second.body).toEqual(first.body);
  });

  it('counts what was done earlier that day, and nothing from the day before', async () => {
    const slug = await quest([
      step('share', byActivity('practice.published')),
      step('ask', byActivity('question.asked')),
    ]);
    given.clock.set(new Date(TUESDAY.getTime() - 60_000));
    await done(given, ann, 'practice.published', { honest: true });
    given.clock.set(new Date(TUESDAY.getTime() - DAY_MS));
    await done(given, ann, 'question.asked', { question: newId() });
    const { progress } = await page(ann, await start(ann, slug));
    expect(progress.steps.map(({ state }) => state)).toEqual(['complete', 'to_do']);
  });
});

describe('setting aside and ending', () => {
  it('taking up again finds everything as it was, and what was done meanwhile', async () => {
    const run = await start(
      ann,
      await quest([step('tap', ownWord), step('share', byActivity('practice.published')), step('last')]),
    );
    await tap(ann, run, 'tap');
    await posted(ann, `quest-runs/${run}/move`, { action: 'set_aside' });
    await tap(ann, run, 'last', 403);
    await offer(ann, run, 'last', { words: 'Not now' }, 409);
    await done(given, ann, 'practice.published', { honest: false });
    await engine();
    await posted(ann, `quest-runs/${run}/move`, { action: 'take_up' });
    expect((await page(ann, run)).progress.steps.map(({ state }) => state)).toEqual(['complete', 'complete', 'to_do']);
  });

  it('pressing twice, or in two tabs, gives the run as it is', async () => {
    const run = await start(ann, await quest([step('tap', ownWord), step('last')]));
    const moved = (action: string) => posted(ann, `quest-runs/${run}/move`, { action });
    await Promise.all([moved('set_aside'), moved('set_aside')]);
    expect(await stateOf(run)).toBe('set_aside');
    await Promise.all([moved('take_up'), moved('take_up')]);
    expect(await stateOf(run)).toBe('in_progress');
    await tap(ann, run, 'tap');
    await offer(ann, run, 'last');
    await moved('take_up');
    expect(await stateOf(run)).toBe('submitted');
    await moved('withdraw');
    await posted(ann, `quest-runs/${run}/move`, { action: 'take_up' }, 409);
  });

  it('beginning without waiting gives the run as it is once somebody has joined', async () => {
    const run = await together(await quest([step('one', ownWord)]), ann, bob);
    await posted(ann, `quest-runs/${run}/move`, { action: 'start' });
    expect(await stateOf(run)).toBe('in_progress');
  });

  it('one who is alone may end it and begin anew; with others in it, one leaves', async () => {
    const slug = await quest([step('one', ownWord)]);
    const run = await start(ann, slug);
    await posted(ann, `quest-runs/${run}/move`, { action: 'withdraw' });
    await posted(ann, `quest-runs/${run}/move`, { action: 'withdraw' }, 409);
    await tap(ann, run, 'one', 409);
    const again = await together(slug, ann, bob);
    await posted(ann, `quest-runs/${again}/move`, { action: 'withdraw' }, 409);
    await posted(ann, `quest-runs/${again}/leave`);
    await posted(bob, `quest-runs/${again}/leave`);
    expect(await stateOf(again)).toBe('withdrawn');
  });
});
