import { describe, expect, it } from '@jest/globals';
import { type DecisionResult, waitingEvidences } from '@guildhall/shared/game/verifications';

import { newId } from '../../platform/ids.js';
import { DAY_MS, TUESDAY } from '../../testing/given.js';
import { byActivity, ownWord, step } from '../../testing/given-quest.js';
import {
  ann,
  bob,
  completions,
  confirm,
  decide,
  eachTestHasAnnAndBob,
  engine,
  hears,
  offer,
  outsider,
  page,
  pointsOf,
  quest,
  start,
  stateOf,
  team,
  together,
  waiting,
} from '../../testing/quest-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, given, posted } from '../../testing/world.js';

eachTestHasAnnAndBob();

describe('evidence and verification', () => {
  const words = { words: 'We looked at the rota together.' };

  it('a confirmation completes the step, and the quest, without a second click', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell', { ...words, link: 'https://brackenshire.example/rota' });
    expect(await stateOf(run)).toBe('submitted');
    const [found] = await waiting(bob);
    expect(found).toMatchObject({ evidence: words, by: { name: 'Ann Price' }, askedYou: false });
    expect(await confirm(bob, found!.id)).toEqual([{ evidence: found!.id, ok: true }]);
    expect(await stateOf(run)).toBe('completed');
    await engine();
    expect(await pointsOf(ann)).toBe(15 + 10 + 5);
    expect(await confirm(bob, found!.id)).toMatchObject([{ ok: false, problem: { code: 'already_done' } }]);
  });

  it('what waits fits its schema, with the longest title that a step may have', async () => {
    const run = await start(ann, await quest([{ ...step('tell'), title: { en: 'Tell us, '.repeat(15) } }]));
    await offer(ann, run, 'tell', words);
    const found = await waiting(bob);
    expect(found).toHaveLength(1);
    expect(waitingEvidences.safeParse(found).error).toBeUndefined();
  });

  it('[live] those who may be asked hear at once that something came or went, and nobody else', async () => {
    const far = await outsider();
    const ledOnce = await given.member(await given.team(), { grants: [{ role: 'lead', unitId: team.id }] });
    await app.database.query(`update role_grant set ended_at = $2 where member_id = $1`, [
      ledOnce.memberId,
      clock.now(),
    ]);
    const run = await start(ann, await quest([step('tell')]));
    const socket = await app.socket(bob);
    await app.watch(socket, `me:${bob.memberId}`);
    const told: unknown[] = [];
    for (const other of [far, ledOnce]) {
      const farther = await app.socket(other);
      await app.watch(farther, `me:${other.memberId}`);
      farther.on('live:change', (change) => told.push(change));
    }
    const heard = () => app.nextChange(socket, `me:${bob.memberId}`).then(({ change }) => change);
    const change = { moved: ['verifications'] };

    const came = heard();
    await offer(ann, run, 'tell');
    expect(await came).toEqual(change);
    const [found] = await waiting(bob);
    const went = heard();
    await decide(await given.member(team), [{ evidence: found!.id, decision: 'return', reason: 'Which day was it?' }]);
    expect(await went).toEqual(change);
    const again = heard();
    await offer(ann, run, 'tell', { words: 'On Monday.' });
    expect(await again).toEqual(change);
    const ended = heard();
    await posted(ann, `quest-runs/${run}/move`, { action: 'withdraw' });
    expect(await ended).toEqual(change);
    expect(told).toEqual([]);
  });

  it('that was returned and is offered anew says what had been asked for', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    const mine = async () => (await waiting(bob)).find(({ by }) => by.id === ann.memberId);
    expect(await mine()).toMatchObject({ askedBefore: null });
    for (const reason of ['Which day was it?', 'Who was there?']) {
      await decide(bob, [{ evidence: (await mine())!.id, decision: 'return', reason }]);
      clock.pass(1_000);
      await offer(ann, run, 'tell', { words: 'On Monday, with the crew.' });
      expect((await mine())?.askedBefore).toMatchObject({ reason });
    }
    await posted(ann, `quest-runs/${run}/move`, { action: 'withdraw' });
  });

  it('needs words or an https link', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell', {}, 400);
    await offer(ann, run, 'tell', { link: 'http://brackenshire.example' }, 400);
    await offer(ann, run, 'tell', { link: 'javascript:alert(1)' }, 400);
    await offer(ann, run, 'other', words, 404);
  });

  it('returned needs a reason; offered again it waits anew; while one waits, that one stands', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    await offer(ann, run, 'tell', { words: 'Sent twice' });
    const [found] = await waiting(bob);
    expect(await decide(bob, [{ evidence: found!.id, decision: 'return' }])).toMatchObject([
      { ok: false, problem: { code: 'invalid' } },
    ]);
    expect(await decide(bob, [{ evidence: found!.id, decision: 'return', reason: 'Which day was it?' }])).toMatchObject(
      [{ ok: true }],
    );
    expect((await page(ann, run)).evidence).toMatchObject([
      { words: 'We sat together for half an hour.', verification: { reason: 'Which day was it?', by: 'Bob Lewis' } },
    ]);
    expect(await stateOf(run)).toBe('returned');
    await offer(ann, run, 'tell', { words: 'On Monday.' });
    const [again] = await waiting(bob);
    expect(again!.id).not.toBe(found!.id);
    expect(await confirm(bob, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_found' } }]);
    await confirm(bob, again!.id);
    expect(await stateOf(run)).toBe('completed');
    await offer(ann, run, 'tell', words, 409);
  });

  it('[offline/time] offered again, it counts from when it came back at the earliest, whenever a device says it was', async () => {
    const HOUR = 60 * 60_000;
    const agent = await app.as(ann);
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    clock.pass(HOUR);
    await decide(bob, [{ evidence: (await waiting(bob))[0]!.id, decision: 'return', reason: 'Which day was it?' }]);
    clock.pass(HOUR);
    const path = `/api/quest-runs/${run}/steps/tell/evidence`;
    await agent
      .post(path)
      .set('Done-Ago', String(1.5 * HOUR))
      .send(words)
      .expect(200);
    await confirm(bob, (await waiting(bob))[0]!.id);
    expect((await page(ann, run)).completedAt).toBe(clock.now().toISOString());
  });

  it('[live] it is told, too, when the engine finds that a step needs nobody’s eye any more', async () => {
    const tell = step('tell', { party: { mode: 'each' } });
    const run = await together(await quest([tell, step('ask', byActivity('question.asked'))]), ann, bob);
    const [eye, other] = await given.members(team, 2);
    await offer(ann, run, 'tell');
    await confirm(other!, (await waiting(other!))[0]!.id);
    await offer(bob, run, 'tell');
    const { moved } = await hears(eye!);
    await app.database.query(`update member set left_at = $2 where id = $1`, [bob.memberId, clock.now()]);
    await done(given, ann, 'question.asked', { question: newId() });
    await engine();
    await moved;
    expect(await waiting(eye!)).toEqual([]);
  });

  it('many at once: each is decided by itself, with a result for each, and a repeat changes nothing', async () => {
    const slug = await quest([step('tell')]);
    const members = await given.members(team, 6);
    const runs = await Promise.all(
      members.map(async (member) => {
        const run = await start(member, slug);
        await offer(member, run, 'tell');
        return run;
      }),
    );
    const found = await waiting(bob);
    expect(found).toHaveLength(6);
    const decisions = [
      ...found.map(({ id }) => ({ evidence: id, decision: 'confirm' })),
      { evidence: newId(), decision: 'confirm' },
      { evidence: found[0]!.id, decision: 'return', reason: 'Too late' },
    ];
    const http = await app.as(bob);
    const ask = () =>
      http.post('/api/verifications').set('Idempotency-Key', 'many-at-once').send({ decisions }).expect(200);
    const { body } = await ask();
    const results = body as DecisionResult[];
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, false, false]);
    expect(results.map(({ evidence }) => evidence)).toEqual(decisions.map(({ evidence }) => evidence));
    for (const run of runs) expect(await stateOf(run)).toBe('completed');
    expect(((await ask()).body as DecisionResult[]).map(({ ok }) => ok)).toEqual(results.map(({ ok }) => ok));
  });

  it('two who decide at once: one decision stands', async () => {
    const cai = await given.member(team);
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    const [found] = await waiting(bob);
    const results = await Promise.all([bob, cai].map((actor) => confirm(actor, found!.id)));
    expect(results.map(([result]) => result!.ok).sort()).toEqual([false, true]);
    expect(await completions(run)).toHaveLength(1);
  });

  it('one’s party offers the same step at once: the first that is confirmed does it, the other is no mistake', async () => {
    const run = await together(await quest([step('tell'), step('last', ownWord)]), ann, bob);
    await Promise.all([offer(ann, run, 'tell'), offer(bob, run, 'tell')]);
    const found = await waiting(await given.member(team));
    expect(found).toHaveLength(2);
    await confirm(await given.member(team), found.find(({ by }) => by.id === ann.memberId)!.id);
    await offer(bob, run, 'tell');
    expect(await waiting(await given.member(team))).toEqual([]);
    expect((await page(ann, run)).progress.steps[0]?.state).toBe('complete');
  });

  it('[settling] counts from when it was offered, not from when it was confirmed', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    clock.pass(2 * DAY_MS);
    await confirm(bob, (await waiting(bob))[0]!.id);
    const [row] = await app.database.query<{ at: Date }>(
      `select occurred_at as at from activity where data ->> 'run' = $1`,
      [run],
    );
    expect(row!.at).toEqual(TUESDAY);
  });
});
