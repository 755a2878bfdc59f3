import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { MoveMember } from '../../people/organisation/move-member.command.js';
import { SetClock } from '../../platform/clock.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { done } from '../../testing/test-engine.js';
import { SeasonClock } from './season-clock.js';

const DAY = 24 * 60 * 60 * 1000;
const clock = new SetClock(TUESDAY);
let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ clock });
});
afterAll(() => app.close());

it('counts those who joined, without anybody doing anything, and keeps those who left', async () => {
  const given = await Given.organisation(app.database);
  const [team, other] = [await given.team(), await given.team()];
  const people = await given.members(team, 6);
  await given.members(other, 5);
  await done(given, people[0]!, 'practice.published', { honest: true });
  await app.engineDone(given.organisationId);
  const peopleOf = async (unitId: string) =>
    (await app.database.query<{ people: number }>(`select people from unit_season where unit_id = $1`, [unitId]))[0]
      ?.people;
  expect([await peopleOf(team.id), await peopleOf(other.id)]).toEqual([6, undefined]);

  clock.set(new Date(TUESDAY.getTime() + DAY));
  const move = {
    organisationId: given.organisationId,
    memberId: people[5]!.memberId,
    unitId: other.id,
    at: clock.now(),
  };
  await app.database.transaction({}, (tx) => app.get(MoveMember).execute(tx, move));
  await app.get(SeasonClock).tick();
  expect([await peopleOf(team.id), await peopleOf(other.id)]).toEqual([6, 6]);
});

it('closes a season once it takes no more entries, and not before', async () => {
  const given = await Given.organisation(app.database);
  await given.members(await given.team(), 5);
  const closed = async () =>
    (
      await app.database.query<{ closed: boolean }>(
        `select closed_at is not null as closed from season where id = $1`,
        [given.seasonId],
      )
    )[0]!.closed;
  const end = new Date('2026-11-30T00:00:00Z').getTime();
  for (const [moment, expected] of [
    [end + 2.9 * DAY, false],
    [end + 3.1 * DAY, true],
  ] as const) {
    clock.set(new Date(moment));
    await app.get(SeasonClock).tick();
    expect({ moment, closed: await closed() }).toEqual({ moment, closed: expected });
  }
});
