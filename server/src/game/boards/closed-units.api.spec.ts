import { expect, it } from '@jest/globals';
import type { BoardList, BoardPage } from '@guildhall/shared/game/boards';
import fc from 'fast-check';

import type { Actor } from '../../platform/actor.js';
import { share } from '../../testing/boards-world.js';
import type { GivenUnit } from '../../testing/given.js';
import { projections, wrongs } from '../../testing/life-told.js';
import { takenBack } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, given, post, posted } from '../../testing/world.js';
import { SeasonClock } from '../seasons/season-clock.js';
import { CheckStandings } from './check-standings.command.js';
import { RebuildStandings } from './rebuild-standings.command.js';

eachTestHasItsOwnOrganisation();

/** A department of three teams of six, in which half of the people opted out before the season, and somebody who administers. */
async function council() {
  const department = await given.unit('department', await given.unit('directorate'));
  const teams = [await given.team(department), await given.team(department), await given.team(department)];
  const people: Actor[][] = [];
  for (const team of teams) {
    const playing = await given.members(team, 3);
    const others = await Promise.all([1, 2, 3].map(() => given.member(team, { playing: false })));
    people.push([...playing, ...others]);
  }
  const admin = await given.member(department, { grants: [{ role: 'admin', unitId: null }] });
  return { department, teams, people, admin };
}

const close = (admin: Actor, unit: GivenUnit, to: GivenUnit | null) =>
  posted(admin, `structure/${unit.id}/close`, { toUnitId: to?.id ?? null }, 204);
/** For the product and for what is done. */
const itIs = (moment: Date) => [clock, given.clock].forEach((each) => each.set(moment));
const later = (minutes: number) => itIs(new Date(clock.now().getTime() + minutes * 60_000));

/** Each board of teams as its reader sees it: whose score and whether it is closed. */
async function teamBoards(reader: Actor) {
  const { boards } = await get<BoardList>(reader, 'boards');
  const ofTeams = boards.filter(({ subjectKind }) => subjectKind === 'team');
  const pages = await Promise.all(ofTeams.map(({ id }) => get<BoardPage>(reader, `boards/${id}`)));
  const scored = await app.database.query<{ id: string }>(
    `select s.subject_id as id from standing s join board b on b.id = s.board_id
     where b.organisation_id = $1 and b.span = 'season' and b.subject_kind = 'team' and s.score > 0`,
    [given.organisationId],
  );
  const shown = ({ board }: BoardPage) => board.rows.map(({ subjectId, closed }) => [subjectId, closed] as const);
  return {
    scored: new Set(scored.map(({ id }) => id)),
    shown: pages.map(shown),
    of: pages.map(({ board }) => board.of),
  };
}

it('a closed team keeps its place on the boards, named as closed, where it has points; without any it leaves them until it is open again', async () => {
  const { teams, people, admin } = await council();
  const [first, silent, last] = teams as [GivenUnit, GivenUnit, GivenUnit];
  for (const each of people[0]!.slice(0, 3)) await share(given, each);
  await share(given, people[2]![0]!);
  await app.engineDone(given.organisationId);
  await app.get(SeasonClock).tick();
  const reader = people[2]![0]!;
  // Those who opted out stand in at the organisation's rates, so a team without points has a score.
  expect((await teamBoards(reader)).scored).toEqual(new Set([first.id, silent.id, last.id]));
  later(1);
  await close(admin, silent, last);
  await close(admin, first, last);
  const { scored, shown, of } = await teamBoards(reader);
  expect(scored).toEqual(new Set([first.id, last.id]));
  expect(of).toEqual([2, 2]);
  for (const rows of shown) expect(rows[0]).toEqual([first.id, true]);
  await posted(admin, `structure/${silent.id}/open`, {}, 204);
  expect((await teamBoards(reader)).scored).toEqual(new Set([first.id, silent.id, last.id]));
});

it('[check] once its season is closed, too, a team that closed without points is no difference, unless it has a score', async () => {
  const { teams, people, admin } = await council();
  const [first, silent, last] = teams as [GivenUnit, GivenUnit, GivenUnit];
  for (const each of people[0]!.slice(0, 3)) await share(given, each);
  await app.engineDone(given.organisationId);
  await app.get(SeasonClock).tick();
  later(1);
  await close(admin, silent, last);
  await close(admin, first, last);
  itIs(new Date('2026-12-08T09:00:00Z'));
  await app.get(SeasonClock).tick();
  const check = async () =>
    (await app.get(CheckStandings).execute(given.organisationId))
      .filter(({ of }) => of === '1')
      .map(({ kind }) => kind);
  expect(await check()).toEqual([]);
  await app.database.query(
    `update standing s set score = 400 from board b where b.id = s.board_id and b.span = 'season' and s.subject_id = $1`,
    [silent.id],
  );
  expect(await check()).toContain('season_scores');
});

it('the points of an earlier day count for the team in which they were earned, also once it is closed', async () => {
  const { teams, people, admin } = await council();
  const [mover] = people[0] as [Actor];
  later(1);
  const before = clock.now();
  later(1);
  await close(admin, teams[0]!, teams[1]!);
  later(1);
  await share(given, mover);
  itIs(before);
  const key = await share(given, mover);
  later(5);
  await app.engineDone(given.organisationId);
  const points = () =>
    app.database.query<{ id: string }>(
      `select unit_id as id, points from season_points where organisation_id = $1 and points > 0
       order by unit_id = $2 desc`,
      [given.organisationId, teams[0]!.id],
    );
  expect((await points()).map((row) => row.id)).toEqual([teams[0]!.id, teams[1]!.id]);
  expect((await teamBoards(people[1]![0]!)).scored).toContain(teams[0]!.id);
  await takenBack(given, key);
  await app.engineDone(given.organisationId);
  expect((await points()).map((row) => row.id)).toEqual([teams[1]!.id]);
  expect((await teamBoards(people[1]![0]!)).scored).not.toContain(teams[0]!.id);
});

const step = fc.record({
  what: fc.constantFrom('close', 'close', 'open', 'open', 'move', 'move', 'share', 'takeBack', 'count'),
  who: fc.nat(17),
  unit: fc.nat(3),
  to: fc.nat(3),
});

it.each([1, 2, 3, 4])(
  '[I1][I6][I12] after any history of moves, closings and openings everybody sits in at most one unit, which is open, and standings equal those rebuilt (%i)',
  async (seed) => {
    const { department, teams, people, admin } = await council();
    const units = [...teams, department];
    const everyone = people.flat();
    const keys: string[] = [];
    const [steps] = fc.sample(fc.array(step, { minLength: 25, maxLength: 40, size: 'max' }), { seed, numRuns: 1 });
    for (const { what, who, unit, to } of steps!) {
      later(1);
      const [of, other] = [units[unit]!, units[to]!];
      const member = everyone[who]!;
      // What is refused changes nothing.
      if (what === 'close') await post(admin, `structure/${of.id}/close`, { toUnitId: other.id });
      if (what === 'open') await post(admin, `structure/${of.id}/open`);
      if (what === 'move') await post(admin, `people/${member.memberId}/move`, { unitId: other.id });
      if (what === 'share') keys.push(await share(given, member));
      if (what === 'takeBack' && keys.length > 0) await takenBack(given, keys[who % keys.length]!);
      if (what === 'count') await app.engineDone(given.organisationId);
    }
    await app.engineDone(given.organisationId);
    const live = await projections(app.database, given.organisationId);
    for (const [rule, found] of Object.entries(await wrongs(app.database, given.organisationId)))
      expect([rule, found]).toEqual([rule, []]);
    await app.get(RebuildStandings).execute(given.organisationId);
    expect(await projections(app.database, given.organisationId)).toEqual(live);
  },
);
