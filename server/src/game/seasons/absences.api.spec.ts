import { expect, it } from '@jest/globals';
import type { LongAbsence } from '@guildhall/shared/people/people';
import fc from 'fast-check';

import { Absences } from '../../people/organisation/absences.command.js';
import { MoveMember } from '../../people/organisation/move-member.command.js';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { council, opened } from '../../testing/challenge-world.js';
import { DAY_MS, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';
import { teamScore } from '../boards/team-score.rules.js';
import { ChallengeClock } from '../challenges/challenge-clock.js';
import { SeasonClock } from './season-clock.js';
import { departmentCounters, ownCounters } from './unit-seasons.store.js';

eachTestHasItsOwnOrganisation();

const dayOf = (days: number) => new Date(TUESDAY.getTime() + days * DAY_MS).toISOString().slice(0, 10);

async function goesAway(admin: Actor, who: Actor, absence: LongAbsence = { from: dayOf(-1), until: null }) {
  await app.get(Absences).record(admin, who.memberId, absence);
}

async function countersOf({ id }: GivenUnit) {
  await app.get(SeasonClock).tick();
  const [counters] = await ownCounters(app.database, given.seasonId, [id]);
  return counters!;
}

const adminOf = async (team: GivenUnit) => given.member(team, { grants: [{ role: 'admin', unitId: null }] });

it('leaves out of a team whoever is away and did nothing this season, until they are back', async () => {
  const [team, office] = [await given.team(), await given.team()];
  const admin = await adminOf(office);
  const people = await given.members(team, 6);
  expect(await countersOf(team)).toMatchObject({ people: 6, levelZero: 6 });
  await goesAway(admin, people[0]!, { from: dayOf(-1), until: dayOf(6) });
  expect(await countersOf(team)).toMatchObject({ people: 5, levelZero: 5 });
  clock.set(new Date(TUESDAY.getTime() + 7 * DAY_MS));
  expect(await countersOf(team)).toMatchObject({ people: 6, levelZero: 6 });
});

it('leaves nobody out where fewer than five would be left, so that the unit keeps its place and nobody is told of', async () => {
  const [team, office] = [await given.team(), await given.team()];
  const admin = await adminOf(office);
  const people = await given.members(team, 6);
  await goesAway(admin, people[0]!);
  expect(await countersOf(team)).toMatchObject({ people: 5 });
  await goesAway(admin, people[1]!);
  expect(await countersOf(team)).toMatchObject({ people: 6, levelZero: 6 });
});

it('keeps whoever did something before they went, and whoever opted out, at the organisation’s rates', async () => {
  const [team, office] = [await given.team(), await given.team()];
  const admin = await adminOf(office);
  const [doer] = await given.members(team, 5);
  const optedOut = await given.member(team, { playing: false });
  await done(given, doer!, 'question.asked', { question: newId() });
  await app.engineDone(given.organisationId);
  const before = await countersOf(team);
  await goesAway(admin, doer!);
  await goesAway(admin, optedOut);
  expect(await countersOf(team)).toEqual(before);
  expect(before).toMatchObject({ people: 6, started: 1, optedOut: 1 });
});

it('counts somebody away once in a department in which they moved', async () => {
  const department = await given.unit('department', await given.unit('directorate'));
  const [before, after] = [await given.team(department), await given.team(department)];
  const admin = await adminOf(await given.team());
  const [mover] = await given.members(before, 5);
  await given.members(after, 5);
  await done(given, mover!, 'question.asked', { question: newId() });
  await app.engineDone(given.organisationId);
  clock.set(new Date(TUESDAY.getTime() + DAY_MS));
  const { organisationId, memberId } = mover!;
  await app.database.transaction({}, (tx) =>
    app.get(MoveMember).execute(tx, { organisationId, memberId, unitId: after.id, at: clock.now() }),
  );
  await goesAway(admin, mover!);
  await app.get(SeasonClock).tick();
  const [counted] = await departmentCounters(app.database, given.seasonId, [department.id]);
  // They count where they did something, and are left out where they did nothing.
  expect(counted!.teams.map(({ people }) => people)).toEqual([5, 5]);
  expect(counted!.pooled).toMatchObject({ people: 10, started: 1 });
});

it('never lowers a team’s score, whoever goes', async () => {
  const priors = { b0: 0.32, d0: 0.2, u0: 0.25 };
  const [team, office] = [await given.team(), await given.team()];
  const admin = await adminOf(office);
  const people = [...(await given.members(team, 6)), await given.member(team, { playing: false })];
  for (const one of people.slice(0, 3)) await done(given, one, 'question.asked', { question: newId() });
  await app.engineDone(given.organisationId);
  await fc.assert(
    fc.asyncProperty(fc.subarray(people, { minLength: 1 }), async (going) => {
      const before = teamScore(await countersOf(team), priors).score;
      for (const one of going) await goesAway(admin, one);
      const during = teamScore(await countersOf(team), priors).score;
      for (const one of going) await app.get(Absences).end(admin, one.memberId);
      expect(during).toBeGreaterThanOrEqual(before);
      expect(teamScore(await countersOf(team), priors).score).toBe(before);
    }),
    { numRuns: 12 },
  );
});

it('leaves them out of an open challenge, until they are back', async () => {
  const world = await council();
  await world.given.member(world.ours);
  const { id } = await opened(world);
  const admin = await world.given.member(world.theirs, { grants: [{ role: 'admin', unitId: null }] });
  const peopleOf = async () => {
    await app.get(ChallengeClock).tick();
    const rows = await app.database.query<{ people: number }>(
      `select people from challenge_unit where challenge_id = $1 and unit_id = $2`,
      [id, world.ours.id],
    );
    return rows[0]!.people;
  };
  const all = await peopleOf();
  const [away, doer] = world.members;
  await done(world.given, doer!, 'question.asked', { question: newId() });
  await app.engineDone(world.given.organisationId);
  await goesAway(admin, away!);
  await goesAway(admin, doer!);
  expect(await peopleOf()).toBe(all - 1);
  await goesAway(admin, world.members[2]!);
  expect(await peopleOf()).toBe(all);
  await app.get(Absences).end(admin, world.members[2]!.memberId);
  expect(await peopleOf()).toBe(all - 1);
  await app.get(Absences).end(admin, away!.memberId);
  expect(await peopleOf()).toBe(all);
});
