import { expect, it } from '@jest/globals';

import { setImmediate } from 'node:timers/promises';

import { AddMembers } from '../../people/organisation/add-members.command.js';
import { MarkLeft } from '../../people/organisation/mark-left.command.js';
import { MoveMember } from '../../people/organisation/move-member.command.js';
import { ChangeSettingsCommand } from '../../people/profile/change-settings.command.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, type GivenUnit } from '../../testing/given.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';
import { RebuildStandings } from '../boards/rebuild-standings.command.js';
import { SeasonClock } from './season-clock.js';
import { departmentCounters, wholeOrganisation } from './unit-seasons.store.js';

eachTestHasItsOwnOrganisation();

function aDayLater(): void {
  clock.set(new Date(clock.now().getTime() + DAY_MS));
  given.clock.set(clock.now());
}

function moved({ organisationId, memberId }: Actor, { id: unitId }: GivenUnit): Promise<unknown> {
  const move = { organisationId, memberId, unitId, at: clock.now() };
  return app.database.transaction({}, (tx) => app.get(MoveMember).execute(tx, move));
}

it('counts those who joined, without anybody doing anything, and keeps those who left', async () => {
  const [team, other] = [await given.team(), await given.team()];
  const people = await given.members(team, 6);
  await given.members(other, 5);
  await done(given, people[0]!, 'practice.published', { honest: true });
  await app.engineDone(given.organisationId);
  const peopleOf = async (unitId: string) =>
    (await app.database.query<{ people: number }>(`select people from unit_season where unit_id = $1`, [unitId]))[0]
      ?.people;
  expect([await peopleOf(team.id), await peopleOf(other.id)]).toEqual([6, undefined]);

  aDayLater();
  await moved(people[5]!, other);
  await app.get(SeasonClock).tick();
  expect([await peopleOf(team.id), await peopleOf(other.id)]).toEqual([6, 6]);
});

it('counts who comes, moves, comes back or leaves soon after, with no clock in between, as a rebuild does', async () => {
  const { organisationId } = given;
  const [team, other] = [await given.team(), await given.team()];
  const [mover] = await given.members(team, 6);
  await given.members(other, 5);
  const counted = () =>
    app.database.query<{ people: number; first_steps: number; stays: string }>(
      `select people, started, half_steps, level_zero, first_steps, stays from unit_season
       where unit_id = any($1) order by array_position($1, unit_id)`,
      [[team.id, other.id]],
    );
  const standings = () =>
    app.database.query(
      `select board_id, subject_id, score from standing where organisation_id = $1 and score > 0 order by 1, 2`,
      [organisationId],
    );
  /** People and first steps of both teams as soon as somebody's going is counted; a rebuild finds the same. */
  const after = async (going: (tx: Tx) => Promise<unknown>) => {
    const before = JSON.stringify(await counted());
    aDayLater();
    await app.database.transaction({}, going);
    while (JSON.stringify(await counted()) === before) await setImmediate();
    const live = [await counted(), await standings()];
    await app.get(RebuildStandings).execute(organisationId);
    expect([await counted(), await standings()]).toEqual(live);
    return (await counted()).map(({ people, first_steps }) => [people, first_steps]);
  };
  const going = () => ({ organisationId, memberId: mover!.memberId, at: clock.now() });
  const newcomer = { name: 'New', email: `${newId()}@brackenshire.example`, unitId: team.id };
  const comes = (tx: Tx) => app.get(AddMembers).execute(tx, organisationId, [newcomer], clock.now());
  const moves = (unitId: string) => (tx: Tx) => app.get(MoveMember).execute(tx, { ...going(), unitId });
  const leaves = (tx: Tx) => app.get(MarkLeft).execute(tx, going());

  await app.get(SeasonClock).tick();
  expect(await after(comes)).toEqual([
    [7, 0],
    [5, 0],
  ]);
  expect(await after(moves(other.id))).toEqual([
    [7, 0],
    [6, 0],
  ]);
  await done(given, mover!, 'practice.published', { honest: true });
  await app.engineDone(organisationId);
  // What was done elsewhere is nothing of the team's to which they come back.
  expect(await after(moves(team.id))).toEqual([
    [7, 0],
    [6, 1],
  ]);
  expect(await after(leaves)).toEqual([
    [7, 0],
    [6, 1],
  ]);
});

it('counts who moves inside a department in both teams, and in the department once with all they did in it', async () => {
  const department = await given.unit('department', await given.unit('directorate'));
  const [before, after] = [await given.team(department), await given.team(department)];
  const [mover] = await given.members(before, 5);
  await given.members(after, 5);
  const { organisationId } = given;
  await done(given, mover!, 'practice.published', { honest: true });
  await app.engineDone(organisationId);
  aDayLater();
  await moved(mover!, after);
  await done(given, mover!, 'question.asked', { question: newId() });
  await app.engineDone(organisationId);
  await app.get(SeasonClock).recount(organisationId);
  const [counted] = await departmentCounters(app.database, given.seasonId, [department.id]);
  const { pooled, teams } = counted!;
  expect(teams.map(({ people }) => people).toSorted()).toEqual([5, 6]);
  expect(pooled).toMatchObject({ people: 10, started: 1, halfSteps: 56, levelZero: 10, firstSteps: 1 });
  const whole = await wholeOrganisation(app.database, given.seasonId, organisationId, clock.now());
  expect(whole).toEqual({ ...pooled, newcomersHelped: 0, teamsReached: 0 });
});

it('no longer counts anybody as moved inside a department once the move never held', async () => {
  const department = await given.unit('department', await given.unit('directorate'));
  const [before, after] = [await given.team(department), await given.team(department)];
  const [mover] = await given.members(before, 5);
  await given.members(after, 5);
  aDayLater();
  const peopleOnceMovedTo = async (unit: GivenUnit) => {
    await moved(mover!, unit);
    await app.get(SeasonClock).recount(given.organisationId);
    const [counted] = await departmentCounters(app.database, given.seasonId, [department.id]);
    return counted!.pooled.people;
  };
  expect(await peopleOnceMovedTo(after)).toBe(10);
  expect(await peopleOnceMovedTo(before)).toBe(10);
});

it('counts a first step where it was taken, and not where the person sat before', async () => {
  const [before, after] = [await given.team(), await given.team()];
  const [mover] = await given.members(before, 5);
  await given.members(after, 5);
  await moved(mover!, after);
  aDayLater();
  await done(given, mover!, 'practice.published', { honest: true });
  await app.engineDone(given.organisationId);
  const counted = async ({ id }: GivenUnit) =>
    (
      await app.database.query(
        `select level_zero as beginners, first_steps as begun from unit_season where unit_id = $1`,
        [id],
      )
    )[0];
  expect([await counted(before), await counted(after)]).toEqual([
    { beginners: 5, begun: 0 },
    { beginners: 6, begun: 1 },
  ]);
});

it('counts anew where somebody chose to play after all, without anybody doing anything', async () => {
  const team = await given.team();
  await given.members(team, 4);
  const away = await given.member(team, { playing: false });
  const optedOut = async () => {
    await app.get(SeasonClock).tick();
    const rows = await app.database.query<{ count: number }>(
      `select opted_out as count from unit_season where unit_id = $1`,
      [team.id],
    );
    return rows[0]!.count;
  };
  expect(await optedOut()).toBe(1);
  aDayLater();
  await app.get(ChangeSettingsCommand).execute(away, { playing: true });
  expect(await optedOut()).toBe(0);
});
