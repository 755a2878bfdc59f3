import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ChallengeDraftInput, ChallengePage } from '@guildhall/shared/game/challenges';
import type { PoolClient } from 'pg';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { definition, ownWord, publishedQuest, step } from '../../testing/given-quest.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, given, posted } from '../../testing/world.js';
import { ChallengeClock } from '../challenges/challenge-clock.js';
import { HOLD_ENGINE } from '../engine/hold-engine.js';
import { EncouragementClock } from './encouragement-clock.js';

const HOUR = 60 * 60 * 1000;

let team: GivenUnit;
let directorate: GivenUnit;
eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  directorate = await given.unit('directorate');
  team = await given.team(await given.unit('department', directorate));
});

/** Whatever is to be told at a moment is asked for twice, as several servers do. */
async function at(moment: Date): Promise<void> {
  clock.set(moment);
  given.clock.set(moment);
  await app.engineDone(given.organisationId);
  await app.get(ChallengeClock).tick();
  await Promise.all([app.get(EncouragementClock).tick(), app.get(EncouragementClock).tick()]);
}
const after = (days: number, hours = 0) => new Date(TUESDAY.getTime() + days * DAY_MS + hours * HOUR);

async function told(actor: Actor, kind: string) {
  const rows = await app.database.query<{ params: object; link: object }>(
    `select params, link from notice where member_id = $1 and kind = $2 order by created_at`,
    [actor.memberId, kind],
  );
  return rows;
}

/** What the engine does last, while it holds the challenges and runs it counted in. */
async function tellsOf(engine: PoolClient, people: readonly Actor[]): Promise<void> {
  await engine.query(
    `insert into member_feed as f (member_id, organisation_id, version)
     select id, organisation_id, 2 from member where id = any($1) order by id
     on conflict (member_id) do update set version = f.version + 1`,
    [people.map(({ memberId }) => memberId)],
  );
}

/** Lets the clock tell while the engine counts in what `held` locks (a statement on `id`), and tells last, as it does. */
async function tellWhileCounting(held: string, id: string, people: readonly Actor[]): Promise<void> {
  const counting = await app.database.connect();
  try {
    await counting.query('begin');
    await counting.query(held, [id]);
    const telling = app.get(EncouragementClock).tick();
    await app.lockWaited();
    await tellsOf(counting, people);
    await counting.query('commit');
    await telling;
  } finally {
    counting.release(true);
  }
}

describe('[encourage/near] one step from finishing', () => {
  const steps = [step('a', ownWord), step('b', ownWord)];
  async function begun(by: Actor, quest = definition(steps)): Promise<string> {
    const slug = await publishedQuest(given, by, quest);
    const { run } = await posted<{ run: string }>(by, 'quest-runs', { quest: slug, company: 'alone', people: [] });
    return run;
  }

  it('is said once, on a later day and within working hours', async () => {
    const ann = await given.member(team);
    const run = await begun(ann);
    await at(after(1));
    expect(await told(ann, 'near')).toEqual([]);
    await posted(ann, `quest-runs/${run}/steps/a/tap`);
    await at(after(1, 2));
    await at(after(1, 12));
    expect(await told(ann, 'near')).toEqual([]);
    await at(after(2));
    const near = {
      params: { quest: definition(steps).title, count: 15 },
      link: { to: 'quest-run', id: run },
    };
    expect(await told(ann, 'near')).toEqual([near]);
    await at(after(3));
    expect(await told(ann, 'near')).toEqual([near]);
  });

  it('is said once the engine has counted in a run, and neither stands in the other’s way', async () => {
    const people = await given.members(team, 2);
    const runs: string[] = [];
    for (const person of people) runs.push(await begun(person));
    await at(after(1));
    for (const [nth, person] of people.entries()) await posted(person, `quest-runs/${runs[nth]}/steps/a/tap`);
    await app.engineDone(given.organisationId);
    clock.set(after(2));
    await tellWhileCounting(`select 1 from quest_run where id = $1 for update`, runs[1]!, people);
    for (const person of people) expect(await told(person, 'near')).toHaveLength(1);
  });

  it('is not said of a quest without a stamp, of a warm-up, which earns none, nor to people who do not play', async () => {
    const [ann, bob] = [await given.member(team), await given.member(team, { playing: false })];
    for (const more of [{ stamp: null }, { warmUp: true }])
      await posted(ann, `quest-runs/${await begun(ann, definition(steps, more))}/steps/a/tap`);
    await posted(bob, `quest-runs/${await begun(bob)}/steps/a/tap`);
    await at(after(1));
    expect([await told(ann, 'near'), await told(bob, 'near')]).toEqual([[], []]);
  });
});

/** A challenge of these units, scheduled by a manager and backed by a sponsor; it starts a day from now. */
async function scheduled(units: readonly GivenUnit[], more: Partial<ChallengeDraftInput> = {}): Promise<string> {
  const grants = [{ role: 'manager' as const, unitId: directorate.id }];
  const manager = await given.member(directorate, { grants });
  const sponsor = await given.member(directorate);
  const { id } = await posted<{ id: string }>(
    manager,
    'challenges',
    {
      title: { en: 'Borrow a good idea' },
      purpose: { en: 'Using a good idea is worth as much as having one.' },
      sponsorId: sponsor.memberId,
      units: units.map((unit) => unit.id),
      activities: ['question.asked'],
      startsAt: after(1, 12).toISOString(),
      endsAt: after(15).toISOString(),
      ...more,
    },
    201,
  );
  const version = async () =>
    ((await (await app.as(manager)).get(`/api/challenges/${id}`).expect(200)).body as ChallengePage).version;
  await posted(sponsor, `challenges/${id}/sponsorship`, { accept: true, version: await version() });
  await posted(manager, `challenges/${id}/schedule`, { version: await version() });
  return id;
}
const ask = (actor: Actor) => done(given, actor, 'question.asked', { question: newId() });

describe('[encourage/opened] a challenge that opened', () => {
  it('is told once the engine has counted in it, and neither stands in the other’s way', async () => {
    const people = await given.members(team, 5);
    const id = await scheduled([team, await given.team()]);
    await at(after(1, 13));
    clock.set(after(2));
    await tellWhileCounting(`select 1 from challenge where id = $1 for update`, id, people);
    expect(await told(people[0]!, 'challenge_open')).toHaveLength(1);
  });

  it('is told to those who play in its units, once, when their working day begins', async () => {
    const other = await given.team();
    const [ann] = await given.members(team, 5);
    const away = await given.member(team, { playing: false });
    const outsider = await given.member(await given.team());
    const [bob] = await given.members(other, 5);
    const id = await scheduled([team, other]);
    const heard = async () =>
      Promise.all([ann!, bob!, away, outsider].map(async (each) => (await told(each, 'challenge_open')).length));
    // It opened at ten in the evening.
    await at(after(1, 13));
    expect(await heard()).toEqual([0, 0, 0, 0]);
    await at(after(2));
    await at(after(3));
    expect(await heard()).toEqual([1, 1, 0, 0]);
    expect(await told(ann!, 'challenge_open')).toEqual([
      { params: { challenge: { en: 'Borrow a good idea' } }, link: { to: 'challenge', id } },
    ]);
  });
});

describe('[encourage/goal] a common goal within reach', () => {
  it('is told to those who play in that unit, once, and not of a unit that is further', async () => {
    const other = await given.team();
    const people = await given.members(team, 5);
    const away = await given.member(team, { playing: false });
    const [bob] = await given.members(other, 6);
    const id = await scheduled([team, other], { mode: 'together', goal: 'lowest_rate', target: 50 });
    await at(after(2));
    expect(await told(people[0]!, 'team_goal')).toEqual([]);
    await ask(people[0]!);
    await ask(people[1]!);
    await at(after(2, 1));
    const goal = {
      params: { challenge: { en: 'Borrow a good idea' }, pct: '66%', count: 1 },
      link: { to: 'challenge', id },
    };
    expect(await told(people[4]!, 'team_goal')).toEqual([goal]);
    expect([await told(away, 'team_goal'), await told(bob!, 'team_goal')]).toEqual([[], []]);
    await given.member(team);
    await at(after(3));
    expect(await told(people[4]!, 'team_goal')).toEqual([goal]);
  });
});

describe.each(['first', 'last'])(
  '[encourage/goal] while the engine counts, with the %s unit of two before it',
  (which) => {
    it('waits for it, and neither stands in the other’s way', async () => {
      const teams = [team, await given.team()].toSorted((one, other) => one.id.localeCompare(other.id));
      const people = await Promise.all(teams.map((each) => given.members(each, 5)));
      const id = await scheduled(teams, { mode: 'together', goal: 'lowest_rate', target: 50 });
      await at(after(2));
      for (const each of people) for (const person of each.slice(0, 2)) await ask(person);
      await app.engineDone(given.organisationId);
      const counting = await app.database.connect();
      const count = ({ id: unitId }: GivenUnit) =>
        counting.query(`update challenge_unit set score = score where challenge_id = $1 and unit_id = $2`, [
          id,
          unitId,
        ]);
      const [before, then] = which === 'first' ? teams : teams.toReversed();
      try {
        await counting.query('begin');
        await counting.query(`select 1 from challenge where id = $1 for update`, [id]);
        await count(before!);
        const telling = app.get(EncouragementClock).tick();
        await app.lockWaited();
        await count(then!);
        await tellsOf(counting, people.flat());
        await counting.query('commit');
        await telling;
      } finally {
        counting.release(true);
      }
      for (const [person] of people) expect(await told(person!, 'team_goal')).toHaveLength(1);
    });
  },
);

describe('[encourage/up] a team that moved up since Monday', () => {
  const monday = (weeks: number, hours = 0) => after(6 + 7 * weeks, hours);

  it('hears so on Monday morning, with how many began where they are five or more, and nobody hears of a fall', async () => {
    const other = await given.team();
    const people = await given.members(team, 8);
    const away = await given.member(team, { playing: false });
    const others = await given.members(other, 6);
    await ask(others[0]!);
    await at(monday(0));
    for (const each of people.slice(0, 5)) await ask(each);
    await at(monday(0, 1));
    await at(monday(0, 24));
    expect(await told(people[5]!, 'board_up')).toEqual([]);
    // Seven in the morning there is before anybody's work.
    await at(monday(1, -3));
    expect(await told(people[5]!, 'board_up')).toEqual([]);
    await at(monday(1, -1));
    await at(monday(1));
    expect(await told(people[5]!, 'board_up')).toEqual([{ params: { count: 5 }, link: { to: 'season', id: null } }]);
    expect([await told(away, 'board_up'), await told(others[0]!, 'board_up')]).toEqual([[], []]);
  });

  it('is told while the engine works on', async () => {
    const people = await given.members(team, 5);
    const others = await given.members(await given.team(), 5);
    await ask(others[0]!);
    await at(monday(0));
    await ask(people[0]!);
    await ask(people[1]!);
    clock.set(monday(1));
    await app.engineDone(given.organisationId);
    const working = await app.database.connect();
    try {
      await working.query('begin');
      await working.query(`select ${HOLD_ENGINE}`, [given.organisationId]);
      await app.get(EncouragementClock).tick();
    } finally {
      working.release(true);
    }
    expect(await told(people[4]!, 'board_up')).toEqual([{ params: {}, link: { to: 'season', id: null } }]);
  });

  it('nothing is said of a team of four, nor where nobody began', async () => {
    const [small, other] = [await given.team(), await given.team()];
    const few = await given.members(small, 4);
    const people = await given.members(team, 5);
    const others = await given.members(other, 5);
    await ask(people[0]!);
    await ask(others[0]!);
    await ask(others[1]!);
    await at(monday(0));
    for (const each of few) await ask(each);
    for (let nth = 0; nth < 3; nth++) await done(given, people[0]!, 'practice.published', { honest: true });
    await at(monday(1));
    expect(await told(few[0]!, 'board_up')).toEqual([]);
    expect(await told(people[0]!, 'board_up')).toEqual([]);
  });
});
