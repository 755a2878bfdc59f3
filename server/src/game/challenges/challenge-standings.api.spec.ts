import { setImmediate } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';
import type { ChallengeChange, ChallengeDraftInput } from '@guildhall/shared/game/challenges';

import type { Actor } from '../../platform/actor.js';
import { PaidDeeds1764000312000 } from '../../platform/database/migrations/1764000312000-paid-deeds.js';
import { newId } from '../../platform/ids.js';
import { type Council, council, move, opened, pageOf, scheduled, unitOf } from '../../testing/challenge-world.js';
import { AddMembers } from '../../people/organisation/add-members.command.js';
import { MarkLeft } from '../../people/organisation/mark-left.command.js';
import { MoveMember } from '../../people/organisation/move-member.command.js';
import { DAY_MS, type GivenUnit } from '../../testing/given.js';
import { done, takenBack } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { RebuildStandings } from '../boards/rebuild-standings.command.js';
import { ChallengeClock } from './challenge-clock.js';

eachTestHasItsOwnOrganisation();

const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY_MS);

async function passes(world: Council, days: number): Promise<void> {
  move(world.given, inDays(days));
  await app.get(ChallengeClock).tick();
}

async function ask(world: Council, ...people: (Actor | undefined)[]): Promise<void> {
  for (const person of people) await done(world.given, person!, 'question.asked', { question: newId() });
  await app.engineDone(world.given.organisationId);
}

/** A challenge in which these people asked one question each, and which is settled. */
async function settled(world: Council, units: GivenUnit[], people: Actor[]): Promise<void> {
  await opened(world, { units: units.map(({ id }) => id), endsAt: inDays(3).toISOString() });
  await ask(world, ...people);
  await passes(world, 3);
}

async function onBoard(challengeId: string, { id }: GivenUnit): Promise<number | undefined> {
  const [row] = await app.database.query<{ score: number }>(
    `select s.score from standing s join board b on b.id = s.board_id where b.span_id = $1 and s.subject_id = $2`,
    [challengeId, id],
  );
  return row?.score;
}

/** Waits until the challenge is of another version. */
async function movesOn(before: number, challengeId: string): Promise<void> {
  for (let now = before; now === before;) {
    await setImmediate();
    const rows = await app.database.query<{ version: number }>(`select version from challenge where id = $1`, [
      challengeId,
    ]);
    now = rows[0]!.version;
  }
}

describe('[board] a challenge’s board stands as its bridges do', () => {
  /** One of five has taken part; a sixth, who came when half of the challenge was over, weighs half. */
  async function halfOver() {
    const world = await council();
    const challenge = await opened(world);
    move(world.given, inDays(6));
    await world.given.member(world.ours, { since: clock.now() });
    await ask(world, world.members[0]);
    const standing = async () => {
      const bridge = unitOf((await pageOf(challenge.manager, challenge.id)).challenge, world.ours).score;
      return { bridge, board: await onBoard(challenge.id, world.ours) };
    };
    // 3 for the question and 15 for the first step, of 5.5 times 30.
    expect(await standing()).toEqual({ bridge: 1091, board: 1091 });
    return { ...challenge, world, standing };
  }

  it('and tells when each unit came to its score, so that who got there first comes first of those who tie', async () => {
    const world = await council();
    const { id, manager } = await opened(world);
    const moments = async () => {
      const { challenge } = await pageOf(manager, id);
      return [world.ours, world.theirs].map((unit) => unitOf(challenge, unit).reachedAt);
    };
    expect(await moments()).toEqual([null, null]);
    await ask(world, world.others[0]);
    const first = clock.now().toISOString();
    const socket = await app.socket(world.manager);
    await app.watch(socket, `challenge:${id}`);
    const heard = app.nextChange(socket, `challenge:${id}`);
    move(world.given, inDays(1));
    await ask(world, world.members[0]);
    expect(await moments()).toEqual([clock.now().toISOString(), first]);
    const [ours] = ((await heard).change as ChallengeChange).units!;
    expect(ours).toMatchObject({ unitId: world.ours.id, reachedAt: clock.now().toISOString() });
  });

  it('when it is prolonged', async () => {
    const { id, manager, standing } = await halfOver();
    const { version } = await pageOf(manager, id);
    await manager
      .put(`/api/challenges/${id}`)
      .send({ version, endsAt: inDays(14).toISOString() })
      .expect(200);
    // The sixth is there for two thirds of it now.
    expect(await standing()).toEqual({ bridge: 1059, board: 1059 });
  });

  it('when somebody comes who has done nothing yet, at once and on the screens that show it too', async () => {
    const { id, world, manager, standing } = await halfOver();
    const socket = await app.socket(world.manager);
    await app.watch(socket, `challenge:${id}`);
    const heard = app.nextChange(socket, `challenge:${id}`);
    const newcomer = { name: 'New', email: `${newId()}@brackenshire.example`, unitId: world.ours.id };
    await app.database.transaction({}, (tx) =>
      app.get(AddMembers).execute(tx, world.given.organisationId, [newcomer], clock.now()),
    );
    const { to, change } = await heard;
    expect(change).toEqual({ words: true });
    expect(await standing()).toEqual({ bridge: 1000, board: 1000 });
    const { challenge, version } = await pageOf(manager, id);
    expect(unitOf(challenge, world.ours).people).toBe(7);
    expect(version).toBe(to);
    await app.get(ChallengeClock).tick();
    expect((await pageOf(manager, id)).version).toBe(version);
  });

  it('when somebody comes and several servers hear of it, moved on once', async () => {
    const { id, world, manager, standing } = await halfOver();
    const { version } = await pageOf(manager, id);
    await world.given.member(world.ours, { since: clock.now() });
    // Both have found the roster changed before either has changed anything.
    const held = await app.database.connect();
    await held.query('begin');
    await held.query(`select 1 from challenge where id = $1 for update`, [id]);
    const servers = [1, 2].map(() => app.get(ChallengeClock).recount(world.given.organisationId));
    await app.lockWaited(2);
    await held.query('commit');
    held.release();
    await Promise.all(servers);
    expect(await standing()).toEqual({ bridge: 1000, board: 1000 });
    expect((await pageOf(manager, id)).version).toBe(version + 1);
  });

  it('when somebody leaves or moves on: they weigh as long as they were there, and a rebuild finds the same', async () => {
    const { id, world, manager, standing } = await halfOver();
    const { given, members, theirs } = world;
    const both = async () => (await pageOf(manager, id)).challenge.units;
    for (const [nth, unitId] of [null, theirs.id].entries()) {
      const memberId = members[nth]!.memberId;
      move(given, inDays(2));
      const { version } = await pageOf(manager, id);
      await app.database.transaction({}, async (tx) => {
        const going = { organisationId: given.organisationId, memberId, at: clock.now() };
        if (unitId) await app.get(MoveMember).execute(tx, { ...going, unitId });
        else await app.get(MarkLeft).execute(tx, going);
      });
      await movesOn(version, id);
      await app.get(ChallengeClock).tick();
      expect((await pageOf(manager, id)).version).toBe(version + 1);
      const live = [await both(), await standing()];
      await app.get(RebuildStandings).execute(given.organisationId);
      expect([await both(), await standing()]).toEqual(live);
    }
    // Their plank stays where they laid it, and where they went they have an empty one.
    expect(unitOf((await pageOf(manager, id)).challenge, world.ours).people).toBe(6);
    expect(unitOf((await pageOf(manager, id)).challenge, theirs).people).toBe(6);
  });

  it('when it settles with somebody who came after the last deed', async () => {
    const { world, standing } = await halfOver();
    await world.given.member(world.ours, { since: clock.now() });
    await passes(world, 10);
    expect(await standing()).toEqual({ bridge: 1000, board: 1000 });
  });
});

it('[open] is opened whole by the clock, also when somebody mended its words in the minute before', async () => {
  const world = await council();
  const { id, manager } = await scheduled(world);
  move(world.given, inDays(2));
  const { version } = await pageOf(manager, id);
  await manager
    .put(`/api/challenges/${id}`)
    .send({ version, title: { en: 'Ask a good question' } })
    .expect(200);
  await ask(world, world.members[0]);
  await app.get(ChallengeClock).tick();
  const told = await app.database.query(`select 1 from notice where member_id = $1 and kind = 'challenge_open'`, [
    world.sponsor.memberId,
  ]);
  expect(told).toHaveLength(1);
  const { challenge } = await pageOf(manager, id);
  expect(challenge.state).toBe('open');
  expect(unitOf(challenge, world.ours)).toMatchObject({ score: 1200, across: 1 });
});

it('[sum] a common goal counts deeds that were paid: one person alone does not fill it', async () => {
  const world = await council();
  const { id, manager } = await opened(world, { mode: 'together', goal: 'sum', target: 8 });
  const keys: string[] = [];
  for (let nth = 0; nth < 8; nth++)
    keys.push(await done(world.given, world.members[0]!, 'question.asked', { question: newId() }));
  await app.engineDone(world.given.organisationId);
  const deeds = async () => unitOf((await pageOf(manager, id)).challenge, world.ours).score / 100;
  expect(await deeds()).toBe(4);
  await takenBack(world.given, keys.at(-1)!);
  await app.engineDone(world.given.organisationId);
  expect(await deeds()).toBe(4);
  await takenBack(world.given, keys[1]!);
  await app.engineDone(world.given.organisationId);
  expect(await deeds()).toBe(3);
  // What ran before unpaid deeds were left out.
  await app.database.query(`update challenge_points set times = 6 where challenge_id = $1`, [id]);
  const runner = app.database.source.createQueryRunner();
  await new PaidDeeds1764000312000().up(runner);
  await runner.release();
  expect(await app.database.query(`select times from challenge_points where challenge_id = $1`, [id])).toEqual([
    { times: 3 },
  ]);
});

it('[settled] counts what was done in time and not handled yet, when the server was down until now', async () => {
  const world = await council();
  const { id, manager } = await opened(world);
  await done(world.given, world.members[0]!, 'question.asked', { question: newId() });
  await passes(world, 16);
  await app.engineDone(world.given.organisationId);
  await app.get(ChallengeClock).tick();
  const [settled] = await app.database.query<{ result: string }>(`select result from challenge where id = $1`, [id]);
  expect(JSON.parse(settled!.result)).toMatchObject({
    units: expect.arrayContaining([expect.objectContaining({ unitId: world.ours.id, score: 1200 })]),
  });
  expect(unitOf((await pageOf(manager, id)).challenge, world.ours).score).toBe(1200);
});

it('[settled] keeps what counted in it when standings are rebuilt at that moment', async () => {
  const world = await council();
  const { id } = await opened(world);
  await ask(world, world.members[0]);
  move(world.given, inDays(16));
  const held = await app.database.connect();
  await held.query('begin');
  await held.query(`select 1 from challenge where id = $1 for update`, [id]);
  const settling = app.get(ChallengeClock).tick();
  await app.lockWaited();
  const rebuilding = app.get(RebuildStandings).execute(world.given.organisationId);
  await app.lockWaited(2);
  await held.query('commit');
  held.release();
  await Promise.all([settling, rebuilding]);
  const counted = await app.database.query(`select points from challenge_points where challenge_id = $1`, [id]);
  expect(counted).toEqual([{ points: 18 }]);
});

describe('[own-best] a unit is measured with', () => {
  const ownBest = { mode: 'own_best' } satisfies Partial<ChallengeDraftInput>;

  it('its last settled challenge, and not with one that runs or was called off', async () => {
    const world = await council();
    await settled(world, [world.ours, world.theirs], [world.members[0]!]);
    const { id: off, manager } = await opened(world);
    await opened(world);
    await ask(world, ...world.members);
    const { version } = await pageOf(manager, off);
    await manager.post(`/api/challenges/${off}/cancel`).send({ reason: 'Two floods', version }).expect(200);
    const { id } = await opened(world, ownBest);
    const { challenge } = await pageOf(manager, id);
    expect([unitOf(challenge, world.ours).last, unitOf(challenge, world.theirs).last]).toEqual([1200, 0]);
  });

  it('what the unit had as which it is shown, where small ones are shown inside it', async () => {
    const world = await council();
    const { given } = world;
    const department = await given.unit('department', await given.unit('directorate'));
    const small = [await given.team(department), await given.team(department)];
    const people = [await given.members(small[0]!, 5), await given.members(small[1]!, 5)].flat();
    await settled(world, [department], people.slice(0, 1));
    // 18 of 30 by one of ten.
    const asWhole = 600;
    await settled(world, small, people.slice(5, 8));
    await app.database.query(`update membership set during = tstzrange(lower(during), $2) where member_id = any($1)`, [
      [people[1], people[2], people[8], people[9]].map((each) => each!.memberId),
      clock.now(),
    ]);
    const { id, manager } = await opened(world, { ...ownBest, units: small.map((unit) => unit.id) });
    const { units } = (await pageOf(manager, id)).challenge;
    expect(units).toMatchObject([{ unitId: department.id, people: 6, last: asWhole }]);
  });
});
