import { describe, expect, it, jest } from '@jest/globals';
import { challengeDraft } from '@guildhall/shared/game/challenges';
import type { DecisionResult } from '@guildhall/shared/game/verifications';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, type GivenUnit } from '../../testing/given.js';
import { step } from '../../testing/given-quest.js';
import {
  ann,
  bob,
  confirm,
  eachTestHasAnnAndBob,
  offer,
  outsider,
  quest,
  start,
  team,
  together,
  waiting,
} from '../../testing/quest-world.js';
import { app, clock, given } from '../../testing/world.js';
import { insertChallenge } from '../challenges/challenge.store.js';

eachTestHasAnnAndBob();

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

describe('who may verify evidence', () => {
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
});
