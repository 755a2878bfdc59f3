import { afterAll, beforeAll } from '@jest/globals';
import type { BoardList, BoardPage, MoreBoards } from '@guildhall/shared/game/boards';
import type { ChallengeMode } from '@guildhall/shared/game/challenges';

import { ChallengeClock } from '../game/challenges/challenge-clock.js';
import type { Actor } from '../platform/actor.js';
import { SetClock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { DAY_MS, Given, type GivenUnit, TUESDAY } from './given.js';
import { TestApp } from './test-app.js';
import { done } from './test-engine.js';

/** Stands still until a test moves it. */
export const clock = new SetClock(TUESDAY);
/** The product, started once for the spec file. */
export let app: TestApp;

/** Called at the top of a spec file. */
export function startBoards(): void {
  beforeAll(async () => {
    // Another spec file of this process may have moved it.
    clock.set(TUESDAY);
    app = await TestApp.start({ clock });
  });
  afterAll(() => app.close());
}

/** A small, repeatable stream of numbers, 0 up to (not including) `most`. */
export function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

/** A department of four teams of six, and another one elsewhere. */
export async function council() {
  const given = await Given.organisation(app.database);
  const directorate = await given.unit('directorate');
  const department = await given.unit('department', directorate);
  const teams = await Promise.all([1, 2, 3, 4].map(() => given.team(department)));
  teams.push(await given.team());
  const people = await Promise.all(teams.map((team) => given.members(team, 6)));
  return { given, teams, people };
}

/** Sharing a card, which earns 10; the key of it. */
export const share = (given: Given, member: Actor) => done(given, member, 'practice.published', { honest: true });
/** The boards that a member is shown. */
export const boardsOf = async (member: Actor) =>
  (await (await app.as(member)).get('/api/boards').expect(200)).body as BoardList;
/** A board as a member reads it. */
export const pageOf = async (member: Actor, id: string) =>
  (await (await app.as(member)).get(`/api/boards/${id}`).expect(200)).body as BoardPage;
/** The boards of earlier seasons and of challenges that a member is shown. */
export const moreOf = async (member: Actor) =>
  (await (await app.as(member)).get('/api/boards/more').expect(200)).body as MoreBoards;

/** It is this time, for the product and for what is done. */
export function itIs(given: Given, moment: Date | string): void {
  clock.set(new Date(moment));
  given.clock.set(clock.now());
}

/** A challenge of these units in which shared cards count, made by the first of its people with the second as sponsor: it has just opened and runs for so many days. */
export async function openedChallenge(
  given: Given,
  [owner, sponsor]: readonly Actor[],
  mode: ChallengeMode,
  units: readonly GivenUnit[],
  days = 7,
): Promise<string> {
  const id = newId();
  await app.database.query(
    `insert into challenge (id, organisation_id, owner_id, sponsor_id, sponsor_accepted_at, scheduled_at, created_at,
       title, purpose, mode, cap, goal, target, activities, quests, starts_at, ends_at, state)
     values ($1, $2, $3, $4, $5, $5, $5, '{"en": "Share one thing"}', '{"en": "So that others need not."}',
       $6, 30, $7, $8, '{practice.published}', '{}', $5, $9, 'scheduled')`,
    [
      id,
      given.organisationId,
      owner!.memberId,
      sponsor!.memberId,
      clock.now(),
      mode,
      mode === 'together' ? 'lowest_rate' : null,
      mode === 'together' ? 50 : null,
      new Date(clock.now().getTime() + days * DAY_MS),
    ],
  );
  for (const unit of units)
    await app.database.query(
      `insert into challenge_unit (challenge_id, unit_id, organisation_id, shown_as) values ($1, $2, $3, $2)`,
      [id, unit.id, given.organisationId],
    );
  await app.get(ChallengeClock).tick();
  return id;
}
