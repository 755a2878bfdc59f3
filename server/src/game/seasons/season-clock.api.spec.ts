import { expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, Given, TUESDAY } from '../../testing/given.js';
import { done, takenBack } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';
import { RebuildStandings } from '../boards/rebuild-standings.command.js';
import { SeasonClock } from './season-clock.js';

eachTestHasItsOwnOrganisation();

it('keeps the others’ seasons where the clock of one organisation fails', async () => {
  const all = [await Given.organisation(app.database), await Given.organisation(app.database)];
  const units = await Promise.all(all.map((given) => given.team()));
  for (const [nth, given] of all.entries()) await given.members(units[nth]!, 5);
  const zone = (name: string, given: Given) =>
    app.database.query(`update organisation set zone = $2 where id = $1`, [given.organisationId, name]);
  // Whichever comes first, it fails once.
  for (const failing of all) {
    await zone('Nowhere/Nowhere', failing);
    await expect(app.get(SeasonClock).tick()).rejects.toThrow();
    await zone('Europe/London', failing);
  }
  const counted = await app.database.query(`select 1 from unit_season where unit_id = any($1)`, [
    units.map(({ id }) => id),
  ]);
  expect(counted).toHaveLength(2);
});

it('closes a season once it takes no more entries, and not before', async () => {
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
    [end + 2.9 * DAY_MS, false],
    [end + 3.1 * DAY_MS, true],
  ] as const) {
    clock.set(new Date(moment));
    await app.get(SeasonClock).tick();
    expect({ moment, closed: await closed() }).toEqual({ moment, closed: expected });
  }
});

it('[season/closed] stays as it was announced, whatever is done or taken back after it', async () => {
  const [one, other] = await given.members(await given.team(), 5);
  const key = await done(given, one!, 'question.asked', { question: newId() });
  await app.engineDone(given.organisationId);
  clock.set(new Date('2026-12-08T09:00:00Z'));
  given.clock.set(clock.now());
  await app.get(SeasonClock).tick();
  const result = async () => ({
    units: await app.database.query(
      `select u.*, p.points, s.score from unit_season u join season_points p on p.unit_id = u.unit_id
       join board b on b.span_id = u.season_id join standing s on s.board_id = b.id and s.subject_id = u.unit_id
       where u.season_id = $1 and p.season_id = $1 and u.people > 0`,
      [given.seasonId],
    ),
    people: await app.database.query(
      `select s.* from standing s join board b on b.id = s.board_id
       where b.span_id = $1 and b.subject_kind = 'member' order by s.subject_id`,
      [given.seasonId],
    ),
    places: await app.database.query(
      `select r.* from rank_bucket r join board b on b.id = r.board_id where b.span_id = $1 order by 1, 2, 3`,
      [given.seasonId],
    ),
  });
  const announced = await result();
  expect({ units: announced.units.length, people: announced.people }).toMatchObject({
    units: 1,
    people: [{ score: 18 }],
  });
  await done(given, other!, 'practice.published', { honest: true });
  await app.engineDone(given.organisationId);
  await takenBack(given, key);
  await app.engineDone(given.organisationId);
  expect(await result()).toEqual(announced);
  await app.get(RebuildStandings).execute(given.organisationId);
  expect(await result()).toEqual(announced);
  const everOf = await app.database.query<{ score: number }>(
    `select s.score from standing s join board b on b.id = s.board_id
     where b.organisation_id = $1 and b.span = 'all' and s.subject_id = $2`,
    [given.organisationId, one!.memberId],
  );
  expect(everOf.filter(({ score }) => score !== 0)).toEqual([]);
});

it('[season/closed] counts what was recorded in time and not handled yet, when the server was down until now', async () => {
  const [member] = await given.members(await given.team(), 5);
  await done(given, member!, 'practice.published', { honest: true });
  clock.set(new Date('2026-12-08T09:00:00Z'));
  await app.get(SeasonClock).tick();
  await app.engineDone(given.organisationId);
  await app.get(SeasonClock).tick();
  const seasons = await app.database.query(
    `select s.closed_at is not null as closed, p.points from season s left join season_points p on p.season_id = s.id
     where s.id = $1`,
    [given.seasonId],
  );
  expect(seasons).toEqual([{ closed: true, points: 25 }]);
});

it('[season/next] tells those who took part how it ended, once, and the next season follows its rest week', async () => {
  const people = await given.members(await given.team(), 6);
  for (const person of people.slice(0, 5)) await done(given, person, 'question.asked', { question: newId() });
  await app.engineDone(given.organisationId);
  const seasons = () =>
    app.database.query<{ number: number; startsAt: Date }>(
      `select number, starts_at as "startsAt" from season where organisation_id = $1 order by number`,
      [given.organisationId],
    );
  const told = async (nth: number) =>
    (
      await app.database.query<{ params: object; link: object }>(
        `select params, link from notice where member_id = $1 and kind = 'season_end'`,
        [people[nth]!.memberId],
      )
    ).map(({ params, link }) => ({ ...params, link }));
  const end = new Date('2026-11-30T00:00:00Z').getTime();
  const at = async (days: number) => {
    clock.set(new Date(end + days * DAY_MS));
    await app.get(SeasonClock).tick();
    await app.get(SeasonClock).tick();
  };
  await at(-0.1);
  expect((await seasons()).map(({ number }) => number)).toEqual([1]);
  await at(0.1);
  expect((await seasons()).at(-1)).toEqual({ number: 2, startsAt: new Date(end + 7 * DAY_MS) });
  expect(await told(0)).toEqual([]);
  await at(3.1);
  expect([await told(0), await told(5)]).toEqual([[{ started: 5, reuse: 0, link: { to: 'season', id: '1' } }], []]);
  // Nobody ran the server for a long time: the season of the week in which it starts again.
  await at(7 + 13 * 7 + 30);
  expect((await seasons()).map(({ number }) => number)).toEqual([1, 2, 3]);
  expect((await seasons()).at(-1)!.startsAt.getTime()).toBeGreaterThan(end + (7 + 13 * 7 + 22) * DAY_MS);
});

it('[season/next] is there before the engine handles what was done in it, when the server was down until it had begun', async () => {
  const [helper] = await given.members(await given.team(), 5);
  const newcomer = await given.member(await given.team());
  clock.set(new Date('2026-12-15T09:00:00Z'));
  given.clock.set(clock.now());
  await done(given, helper!, 'newcomer.helped', { run: newId(), hadNoFirstStep: true }, { counterpart: newcomer });
  await app.engineDone(given.organisationId);
  const counted = () =>
    app.database.query(
      `select s.number, o.kind, (select sum(e.points)::int from points_entry e where e.season_id = s.id) as points
       from unit_outreach o join season s on s.id = o.season_id join unit u on u.id = o.unit_id
       where o.organisation_id = $1 and u.kind = 'team'`,
      [given.organisationId],
    );
  const live = await counted();
  expect(live).toEqual([{ number: 2, kind: 'helped', points: 12 }]);
  await app.get(SeasonClock).tick();
  await app.get(RebuildStandings).execute(given.organisationId);
  expect(await counted()).toEqual(live);
});

it('[rebuild] a season that is only on the calendar has no standings', async () => {
  const members = await given.members(await given.team(), 5);
  await app.database.query(`update member set playing = false, playing_since = '2026-08-01' where id = any($1)`, [
    members.map(({ memberId }) => memberId),
  ]);
  clock.set(new Date('2026-11-30T09:00:00Z'));
  await app.get(SeasonClock).tick();
  await app.get(RebuildStandings).execute(given.organisationId);
  const early = await app.database.query(
    `select 1 from standing st join board b on b.id = st.board_id join season s on s.id = b.span_id
     where st.organisation_id = $1 and s.number = 2`,
    [given.organisationId],
  );
  expect(early).toEqual([]);
});

it('takes the rates of those who take part at the end of a week, once, and scores by them who opted out', async () => {
  const [team, away] = [await given.team(), await given.team()];
  const [first, second] = await given.members(team, 5);
  await given.members(away, 5);
  await app.database.query(
    `update member set playing = false, playing_since = '2026-08-01' where id in (select member_id from membership where unit_id = $1)`,
    [away.id],
  );
  const season = async () =>
    (
      await app.database.query<{ priors: object; week: string | null }>(
        `select priors, priors_week as week from season where id = $1`,
        [given.seasonId],
      )
    )[0]!;
  const scoreOf = async (unitId: string) =>
    (
      await app.database.query<{ score: number }>(
        `select s.score from standing s join board b on b.id = s.board_id where b.span_id = $1 and s.subject_id = $2`,
        [given.seasonId, unitId],
      )
    )[0]?.score;
  const share = async (who: Actor) => {
    await done(given, who, 'practice.published', { honest: true });
    await app.engineDone(given.organisationId);
    await app.get(SeasonClock).tick();
  };

  await share(first!);
  const taken = await season();
  expect(taken).toMatchObject({ priors: { b0: 0.2, u0: 0.2 }, week: '2026-W40' });
  expect(await scoreOf(away.id)).toBe(await scoreOf(team.id));

  await share(second!);
  expect(await season()).toEqual(taken);
  expect(await scoreOf(away.id)).toBeLessThan((await scoreOf(team.id))!);

  clock.set(new Date(TUESDAY.getTime() + 7 * DAY_MS));
  await app.get(SeasonClock).tick();
  expect(await season()).toMatchObject({ priors: { b0: 0.4, u0: 0.4 }, week: '2026-W41' });
  expect(await scoreOf(away.id)).toBe(await scoreOf(team.id));
});

it.each([
  ['takes the rates of the last week in the rest week', 1, '2026-W48'],
  ['takes none of the rest week, also when nobody ran the server until it was over', 8, null],
])('%s', async (_, days, week) => {
  await given.members(await given.team(), 5);
  clock.set(new Date(new Date('2026-11-30T00:00:00Z').getTime() + days * DAY_MS));
  await app.get(SeasonClock).tick();
  const rows = await app.database.query(`select priors_week as week from season where id = $1`, [given.seasonId]);
  expect(rows).toEqual([{ week }]);
});

it('[season/recount] counts no unit anew in which nobody came, went or came back', async () => {
  const team = await given.team();
  const [, leaver] = await given.members(team, 6);
  const written = async () => {
    await app.get(SeasonClock).tick();
    const rows = await app.database.query<{ by: string }>(
      `select xmin::text as by from unit_season where unit_id = $1`,
      [team.id],
    );
    return rows.map(({ by }) => by);
  };
  const first = await written();
  expect(first).toHaveLength(1);
  clock.pass(DAY_MS);
  expect(await written()).toEqual(first);
  await app.database.query(
    `update membership set during = tstzrange(lower(during), $2) where member_id = $1 and upper(during) is null`,
    [leaver!.memberId, clock.now()],
  );
  clock.pass(DAY_MS);
  expect(await written()).not.toEqual(first);
});
