import { describe, expect, it, jest } from '@jest/globals';
import { challengeDraft } from '@guildhall/shared/game/challenges';
import { type DecisionResult, waitingEvidences } from '@guildhall/shared/game/quests';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, type GivenUnit, TUESDAY } from '../../testing/given.js';
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
import { insertChallenge } from '../challenges/challenge.store.js';

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
    const run = await start(ann, await quest([step('tell')]));
    const socket = await app.socket(bob);
    const farther = await app.socket(far);
    await app.watch(socket, `me:${bob.memberId}`);
    await app.watch(farther, `me:${far.memberId}`);
    const told: unknown[] = [];
    farther.on('live:change', (change) => told.push(change));
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
    const found = await mine();
    expect(found).toMatchObject({ askedBefore: null });
    await decide(bob, [{ evidence: found!.id, decision: 'return', reason: 'Which day was it?' }]);
    await offer(ann, run, 'tell', { words: 'On Monday.' });
    expect((await mine())?.askedBefore).toMatchObject({ reason: 'Which day was it?' });
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

  it('[I4] nobody is offered their own or their party’s, and is refused when they try', async () => {
    const run = await together(await quest([step('tell')]), ann, bob);
    await offer(ann, run, 'tell');
    const [found] = await waiting(await given.member(team));
    expect([await waiting(ann), await waiting(bob)]).toEqual([[], []]);
    for (const actor of [ann, bob])
      expect(await confirm(actor, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
  });

  it('[I4] not of someone who verified them in the past seven days', async () => {
    const slug = await quest([step('tell')]);
    await offer(ann, await start(ann, slug), 'tell');
    const [first] = await waiting(bob);
    await confirm(bob, first!.id);
    const run = await start(bob, slug);
    await offer(bob, run, 'tell');
    const [found] = await waiting(await given.member(team));
    expect(await waiting(ann)).toEqual([]);
    expect(await confirm(ann, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
    clock.pass(7 * DAY_MS);
    expect(await waiting(ann)).toHaveLength(1);
    expect(await confirm(ann, found!.id)).toMatchObject([{ ok: true }]);
  });

  it('[I4] not of someone who confirmed what served them as one of a party', async () => {
    const slug = await quest([step('tell')]);
    const [cai, dee] = await given.members(team, 2);
    await offer(bob, await together(slug, ann, bob), 'tell');
    await confirm(cai!, (await waiting(cai!))[0]!.id);
    await offer(cai!, await start(cai!, slug), 'tell');
    const [found] = await waiting(dee!);
    expect([await waiting(ann), await waiting(bob)]).toEqual([[], []]);
    expect(await confirm(ann, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
    expect(await confirm(dee!, found!.id)).toMatchObject([{ ok: true }]);
  });

  it('[I4] two who confirm each other’s at the same moment: the second is refused', async () => {
    const slug = await quest([step('tell')]);
    for (const actor of [ann, bob]) await offer(actor, await start(actor, slug), 'tell');
    const [ofAnn] = await waiting(bob);
    const [ofBob] = await waiting(ann);
    const both: Promise<DecisionResult[]>[] = [];
    await app.database.transaction({}, async (tx) => {
      await tx.query(`lock table verification in share mode`);
      both.push(confirm(bob, ofAnn!.id), confirm(ann, ofBob!.id));
      await app.lockWaited(2);
    });
    const results = (await Promise.all(both)).flat();
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'not_allowed' } });
  });

  it('[I4] not a rival within two places on a live board; once they are further apart, or it is over, yes', async () => {
    const department = { id: team.path[1]!, path: team.path.slice(0, 2) };
    const teams = await Promise.all(Array.from({ length: 3 }, () => given.team(department)));
    const [rival] = await given.members(teams[0]!, 1);
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    const [found] = await waiting(rival!);
    expect(found).toBeDefined();
    const score = (unit: GivenUnit, points: number, span = 'season', spanId = given.seasonId) =>
      app.database.query(
        `with b as (
           insert into board (id, organisation_id, subject_kind, span, span_id) values ($1, $2, 'team', $6, $3)
           on conflict on constraint board_of_span do update set version = board.version + 1 returning id
         ) insert into standing (board_id, subject_id, organisation_id, score, reached_at, version)
         select b.id, $4, $2, $5, now(), 1 from b`,
        [newId(), given.organisationId, spanId, unit.id, points, span],
      );
    const challenge = await openChallenge();
    await score(team, 500, 'challenge', challenge);
    await score(teams[0]!, 100, 'challenge', challenge);
    expect(await waiting(rival!)).toEqual([]);
    await app.database.query(`update challenge set state = 'cancelled', cancel_reason = 'A flood' where id = $1`, [
      challenge,
    ]);
    expect(await waiting(rival!)).toHaveLength(1);
    await score(team, 500);
    await score(teams[0]!, 100);
    expect(await waiting(rival!)).toEqual([]);
    expect(await confirm(rival!, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
    await score(teams[1]!, 300);
    await score(teams[2]!, 200);
    expect(await confirm(rival!, found!.id)).toMatchObject([{ ok: true }]);
  });

  async function openChallenge(): Promise<string> {
    const words = { en: 'Borrow a good idea', cy: 'Benthyg syniad da' };
    const key = { id: newId(), organisationId: given.organisationId, ownerId: ann.memberId, createdAt: clock.now() };
    const [startsAt, endsAt] = [-1, 1].map((days) => new Date(clock.now().getTime() + days * DAY_MS).toISOString());
    const draft = challengeDraft.parse({ title: words, purpose: words, sponsorId: ann.memberId, startsAt, endsAt });
    await app.database.transaction({}, (tx) => insertChallenge(tx, key, draft));
    await app.database.query(
      `update challenge set state = 'open', sponsor_accepted_at = starts_at, scheduled_at = starts_at where id = $1`,
      [key.id],
    );
    return key.id;
  }

  it('what waits for others, or may not be decided, crowds nobody’s own share out', async () => {
    const slug = await quest([step('tell')]);
    const [lately] = await given.members(team, 1);
    await offer(bob, await start(bob, slug), 'tell');
    await confirm(lately!, (await waiting(lately!))[0]!.id);
    for (const actor of [await outsider(), lately!]) await offerMany(actor, slug, 501);
    await offer(ann, await start(ann, slug), 'tell');
    expect((await waiting(bob)).map(({ by }) => by.name)).toEqual(['Ann Price']);
  });

  it('misses nothing where something is decided while it looks through what waits', async () => {
    const slug = await quest([step('tell')]);
    const lately = await given.member(team);
    await offer(bob, await start(bob, slug), 'tell');
    await confirm(lately, (await waiting(lately))[0]!.id);
    await offerMany(lately, slug, 199);
    clock.pass(1_000);
    await offer(ann, await start(ann, slug), 'tell');
    const { query } = app.database;
    const looking = jest.spyOn(app.database, 'query').mockImplementation(async (text, values) => {
      const rows = await query.call(app.database, text, values);
      if (!text.includes('from step_contribution c')) return rows as never;
      looking.mockRestore();
      await app.database.query(
        `update step_contribution set taken_back_at = now() where id = (
           select id from step_contribution where member_id = $1 and state = 'pending' order by made_at, id limit 1)`,
        [lately.memberId],
      );
      return rows as never;
    });
    expect((await waiting(bob)).map(({ by }) => by.name)).toEqual(['Ann Price']);
  });

  /** Offers evidence in so many runs of this quest. */
  async function offerMany(actor: Actor, slug: string, count: number): Promise<void> {
    const run = await start(actor, slug);
    await offer(actor, run, 'tell');
    await app.database.query(
      `with many as (
         select gen_random_uuid() as run, gen_random_uuid() as contribution from generate_series(1, $2)
       ), runs as (
         insert into quest_run (id, organisation_id, quest_id, version_id, company, state, started_by, started_at)
         select many.run, organisation_id, quest_id, version_id, company, state, started_by, started_at
         from quest_run, many where id = $1
       ), contributions as (
         insert into step_contribution (id, organisation_id, run_id, step_id, member_id, way, state, made_at)
         select many.contribution, organisation_id, many.run, step_id, member_id, way, state, made_at - interval '1 hour'
         from step_contribution, many where run_id = $1
       )
       insert into evidence (id, organisation_id, contribution_id, words, offered_at)
       select gen_random_uuid(), organisation_id, many.contribution, words, offered_at
       from evidence, many where contribution_id = (select id from step_contribution where run_id = $1)`,
      [run, count],
    );
  }

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
