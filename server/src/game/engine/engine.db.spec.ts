import { describe, expect, it } from '@jest/globals';

import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { database, pointsOf, scoreOf, withADatabase } from '../../testing/engine-world.js';
import { Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { done, testEngine } from '../../testing/test-engine.js';
import type { Batch } from './batch.js';
import { workWaits } from './work-waits.js';

withADatabase();

describe('the engine', () => {
  it('[first-step] pays a first practice 10 and the first step 15, and moves the team', async () => {
    const given = await Given.organisation(database);
    const team = await given.team();
    const [member] = await given.members(team, 5);
    await done(given, member!, 'practice.published', { honest: true });
    expect(await testEngine(database, given).drain(given.organisationId)).toBe(1);
    expect(await pointsOf(member!.memberId)).toBe(25);
    // B = 1/5, D = 50/200/5, U = 1/5: 1000 × (0.07 + 0.01 + 0.06).
    expect(await scoreOf(team.id)).toBe(140);
    expect(await scoreOf(member!.memberId, 'all')).toBe(25);
  });

  it('[department] adds up its teams, those in which nobody has done anything yet among them', async () => {
    const given = await Given.organisation(database);
    const department = await given.unit('department', await given.unit('directorate'));
    const [member] = await given.members(await given.team(department), 5);
    await given.members(await given.team(department), 5);
    await done(given, member!, 'practice.published', { honest: true });
    await testEngine(database, given).drain(given.organisationId);
    // B = 1/10, D = 50/200/10, U = 1/10, no team at the floor: 0.8 × 1000 × (0.035 + 0.005 + 0.03).
    expect(await scoreOf(department.id)).toBe(56);
  });

  it('[unit] counts no more than enough of anyone, and an opt-out from the next season on', async () => {
    const given = await Given.organisation(database);
    const team = await given.team();
    const [hero, leaver] = await given.members(team, 2);
    await given.member(team, { playing: false });
    for (let nth = 0; nth < 20; nth++) {
      const data = { reuse: newId(), adopterTeam: newId(), distance: 'other-organisation' } as const;
      await done(given, hero!, 'practice.reused', data, { subject: team.id });
    }
    await done(given, leaver!, 'practice.published', { honest: true });
    const engine = testEngine(database, given);
    await engine.drain(given.organisationId);
    await database.query(`update member set playing = false, playing_since = $2 where id = $1`, [
      leaver!.memberId,
      TUESDAY,
    ]);
    await done(given, hero!, 'question.asked', { question: newId() });
    await engine.drain(given.organisationId);
    expect(await pointsOf(hero!.memberId)).toBe(24 * 3 + 12 * 5 + 6 * 12 + 3 + 15);
    const [counted] = await database.query(
      `select people, started, half_steps as "halfSteps", opted_out as "optedOut" from unit_season where unit_id = $1`,
      [team.id],
    );
    // The hero's 160 and the 25 of who left meanwhile.
    expect(counted).toEqual({ people: 3, started: 2, halfSteps: 200 + 50, optedOut: 1 });
  });

  it('[outreach] a newcomer helped counts for what they are outside of, and for nothing that both are in', async () => {
    const given = await Given.organisation(database);
    const directorate = await given.unit('directorate');
    const department = await given.unit('department', directorate);
    const [ours, beside] = [await given.team(department), await given.team(department)];
    const near = await given.team(await given.unit('department', directorate));
    const helper = await given.member(ours);
    const help = async (newcomer: GivenUnit) =>
      done(
        given,
        helper,
        'newcomer.helped',
        { run: newId(), hadNoFirstStep: true },
        { counterpart: await given.member(newcomer) },
      );
    for (const unit of [ours, beside, near]) await help(unit);
    await testEngine(database, given).drain(given.organisationId);
    const reached = await database.query<{ unitId: string; people: number }>(
      `select unit_id as "unitId", count(*)::int as people from unit_outreach where season_id = $1 group by 1`,
      [given.seasonId],
    );
    const peopleOf = ({ id }: GivenUnit) => reached.find(({ unitId }) => unitId === id)?.people ?? 0;
    expect([ours, department, directorate].map(peopleOf)).toEqual([2, 1, 0]);
  });

  it.each([
    ['in one batch', 8],
    ['in a batch each', 1],
  ])('[taper] the eighth question of a week earns nothing and says why, %s', async (_, inBatch) => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const engine = testEngine(database, given);
    for (let nth = 1; nth <= 8; nth++) {
      await done(given, member, 'question.asked', { question: newId() });
      if (nth % inBatch === 0) await engine.drain(given.organisationId);
    }
    const lines = await database.query<{ points: number; reason: { code: string } }>(
      `select points, reason from points_entry where member_id = $1 and rule = 'question.asked' order by seq`,
      [member.memberId],
    );
    expect(lines.map(({ points }) => points)).toEqual([3, 3, 1, 1, 0, 0, 0, 0]);
    expect(lines.at(-1)!.reason.code).toBe('weekly_limit');
  });

  it.each([
    ['in one batch', 6],
    ['in a batch each', 1],
  ])('[taper] what was done in another category weighs nothing, %s', async (_, inBatch) => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const engine = testEngine(database, given);
    for (let nth = 1; nth <= 6; nth++) {
      await (nth % 2 === 0
        ? done(given, member, 'question.asked', { question: newId() })
        : done(given, member, 'practice.published', { honest: true }));
      if (nth % inBatch === 0) await engine.drain(given.organisationId);
    }
    const lines = await database.query<{ points: number }>(
      `select points from points_entry where member_id = $1 and rule <> 'first.step' order by seq`,
      [member.memberId],
    );
    expect(lines.map(({ points }) => points)).toEqual([10, 3, 10, 3, 5, 1]);
  });

  it.each([
    ['in one batch', 3],
    ['in a batch each', 1],
  ])('[tried-once] a team that tries one practice again and again is paid once, %s', async (_, inBatch) => {
    const given = await Given.organisation(database);
    const team = await given.team();
    const [member, colleague] = await given.members(team, 2);
    const engine = testEngine(database, given);
    const data = { outcome: 'kept', authorTeam: null, distance: 'other-directorate' } as const;
    for (const [nth, who] of [member!, member!, colleague!].entries()) {
      await done(given, who, 'practice.tried', { reuse: newId(), ...data }, { subject: given.seasonId });
      if ((nth + 1) % inBatch === 0) await engine.drain(given.organisationId);
    }
    expect(await pointsOf(member!.memberId)).toBe(8 + 15);
    expect(await pointsOf(colleague!.memberId)).toBe(15);
  });

  it('[taper] a batch counts in the order in which things were done, whatever the order of their ids', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const begun = given.clock.now().getTime();
    for (const minute of [3, 1, 2]) {
      given.clock.set(new Date(begun + minute * 60_000));
      await done(given, member, 'question.asked', { question: newId() });
    }
    await testEngine(database, given).drain(given.organisationId);
    const paid = await database.query<{ points: number }>(
      `select points from points_entry where member_id = $1 and rule = 'question.asked' order by occurred_at`,
      [member.memberId],
    );
    expect(paid.map(({ points }) => points)).toEqual([3, 3, 1]);
  });

  it('[playing] someone who does not play has no entries, but has taken a first step', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team(), { playing: false });
    await done(given, member, 'practice.published', { honest: true });
    await testEngine(database, given).drain(given.organisationId);
    expect(await pointsOf(member.memberId)).toBe(0);
    const [progress] = await database.query<{ level: number }>(
      `select level from member_progress where member_id = $1`,
      [member.memberId],
    );
    expect(progress!.level).toBe(1);
  });

  it('[exactly-once] two engines at once handle each activity once', async () => {
    const given = await Given.organisation(database);
    const members = await given.members(await given.team(), 6);
    for (const member of members) {
      for (let nth = 0; nth < 10; nth++) await done(given, member, 'question.asked', { question: newId() });
    }
    const engines = Array.from({ length: 2 }, () => testEngine(database, given));
    const handled = await Promise.all(engines.map((engine) => engine.drain(given.organisationId)));
    expect(handled[0]! + handled[1]!).toBe(60);
    for (const member of members) expect(await pointsOf(member.memberId)).toBe(15 + 8);
  });

  it('[set-aside] what cannot be handled is set aside alone, and handled once a later start can', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const bad = new Set<string>();
    for (let nth = 0; nth < 12; nth++) {
      const key = await done(given, member, 'practice.published', { honest: true });
      if (nth === 0 || nth === 7) bad.add(key);
    }
    const fails = {
      handle: (_: Tx, { fresh }: Batch) =>
        fresh.some(({ key }) => bad.has(key)) ? Promise.reject(new TypeError('No such kind')) : Promise.resolve(),
    };
    const engine = testEngine(database, given, fails);
    expect(await engine.drain(given.organisationId)).toBe(12);
    expect([engine.handled, engine.setAside]).toEqual([10, 2]);
    expect(await pointsOf(member.memberId)).toBe(15 + 10 + 10 + 5 + 5 + 2 + 2);
    await done(given, member, 'question.asked', { question: newId() });
    expect(await engine.drain(given.organisationId)).toBe(1);
    expect(await workWaits(database, given.organisationId, new Date(TUESDAY.getTime() + 1))).toBe(false);
    const mended = testEngine(database, given);
    expect(await mended.drain(given.organisationId)).toBe(0);
    await mended.takeUpSetAside();
    expect(await mended.drain(given.organisationId)).toBe(2);
    const keys = await database.query<{ times: number }>(
      `select count(*)::int as times from points_entry where member_id = $1 and rule = 'practice.published' group by activity_id`,
      [member.memberId],
    );
    expect(keys.map(({ times }) => times)).toEqual(Array(12).fill(1));
  });

  it('[set-aside] nothing is set aside for a fault that passes', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    await done(given, member, 'practice.published', { honest: true });
    let faults = 0;
    const stumbles = {
      handle: () =>
        faults++ < 5 ? Promise.reject(Object.assign(new Error('deadlock'), { code: '40P01' })) : Promise.resolve(),
    };
    const engine = testEngine(database, given, stumbles);
    for (let nth = 0; nth < 5; nth++) await expect(engine.drain(given.organisationId)).rejects.toThrow('deadlock');
    expect(await engine.drain(given.organisationId)).toBe(1);
    expect([engine.setAside, await pointsOf(member.memberId)]).toEqual([0, 25]);
  });

  it('[append-only] the ledger refuses to be edited', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    await done(given, member, 'practice.published', { honest: true });
    await testEngine(database, given).drain(given.organisationId);
    await expect(database.query(`update points_entry set points = 99`)).rejects.toThrow('append-only');
    await expect(database.query(`delete from points_entry`)).rejects.toThrow('append-only');
  });
});
