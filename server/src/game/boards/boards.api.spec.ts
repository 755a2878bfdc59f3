import { describe, expect, it } from '@jest/globals';
import type { BoardSnapshot } from '@guildhall/shared/game/boards';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { app, boardsOf, clock, council, dice, pageOf, share, startBoards } from '../../testing/boards-world.js';
import { type Given, TUESDAY } from '../../testing/given.js';
import { done, takenBack } from '../../testing/test-engine.js';
import { MoveMember } from '../../people/organisation/move-member.command.js';
import { SeasonClock } from '../seasons/season-clock.js';
import { RebuildStandings } from './rebuild-standings.command.js';

startBoards();

describe('[boards] teams and departments', () => {
  it('names the first places but never the last, and tells one’s own team its band, its parts and what helps next', async () => {
    const { given, teams, people } = await council();
    for (const [index, count] of [4, 3, 2, 1].entries())
      for (const member of people[index]!.slice(0, count)) await share(given, member);
    await app.engineDone(given.organisationId);
    const list = await boardsOf(people[3]![0]!);
    expect(list.boards.map(({ subjectKind, span }) => `${subjectKind} ${span}`)).toEqual([
      'team season',
      'department season',
      'team all',
      'department all',
    ]);
    expect(list.season).toMatchObject({ number: 1, phase: 'open', week: 5, chapter: 'borrow_and_help' });
    const page = await pageOf(people[3]![0]!, list.boards[0]!.id);
    expect(page.board.rows.map(({ subjectId, rank }) => [subjectId, rank])).toEqual([
      [teams[0]!.id, 1],
      [teams[1]!.id, 2],
      [teams[2]!.id, 3],
    ]);
    expect(page.own).toMatchObject({ subjectId: teams[3]!.id, band: 'getting_going', score: page.own!.score });
    expect(page.own!.ahead.map(({ subjectId }) => subjectId)).toEqual([teams[2]!.id, teams[1]!.id, teams[0]!.id]);
    expect(page.own!.closeBy).toEqual([]);
    const first = await pageOf(people[0]![0]!, list.boards[0]!.id);
    // The team in the last place is shown to nobody, its own readers included.
    expect(first.own!.closeBy.map(({ subjectId }) => subjectId)).toEqual([teams[1]!.id, teams[2]!.id]);
    expect(page.own!.parts!.breadth).toMatchObject({ outOf: 350 });
    expect(page.own!.action).toMatchObject({ code: 'help_first_step', params: { people: 5 } });
    expect(page.own!.next).toEqual({ at: Math.ceil((page.own!.score + 1) / 100) * 100, points: expect.any(Number) });
  });

  it('holds nobody up to a unit that has not begun, the lowest of the board least of all', async () => {
    const { given, people } = await council();
    for (const [index, count] of [4, 3, 2].entries())
      for (const member of people[index]!.slice(0, count)) await share(given, member);
    await app.engineDone(given.organisationId);
    const { boards } = await boardsOf(people[3]![0]!);
    const { own } = await pageOf(people[3]![0]!, boards[0]!.id);
    expect(own).toMatchObject({ score: 0, ahead: [], band: 'getting_going', action: { code: 'help_first_step' } });
  });

  it('[I7] tells how many colleagues a first step is for to their own team alone', async () => {
    const { given, people } = await council();
    await share(given, people[4]![0]!);
    await app.engineDone(given.organisationId);
    const { boards } = await boardsOf(people[4]![0]!);
    const [team, department] = await Promise.all(
      boards.slice(0, 2).map(async ({ id }) => (await pageOf(people[4]![0]!, id)).own!.action),
    );
    expect(team).toMatchObject({ code: 'help_first_step', params: { people: 5 } });
    expect(department).toEqual({ code: 'help_first_step', params: { gain: expect.any(Number) } });
  });

  it('shows the whole-council bar by the lowest directorate, and who closed their gap most', async () => {
    const { given, people } = await council();
    given.clock.set(new Date('2026-08-10T09:00:00Z'));
    for (const early of people[0]!.slice(0, 5)) await share(given, early);
    given.clock.set(TUESDAY);
    for (const member of [...people[0]!, ...people[1]!]) await share(given, member);
    await app.engineDone(given.organisationId);
    const list = await boardsOf(people[0]![0]!);
    expect(list.council!.directorates.map(({ rate, people: of }) => [rate, of]).toSorted()).toEqual([
      [0, 6],
      [0.5, 24],
    ]);
    expect(list.council).toMatchObject({ share: 0, target: 0.6 });
    expect(list.gapClosed).toHaveLength(1);
    // Of 24 people five had begun before the season, and twelve have now: (43/48 - 36/48) / (43/48).
    expect(list.gapClosed[0]!.closure).toBeCloseTo(7 / 43);
  });

  it('moves live on another screen, and a board of another organisation is not there', async () => {
    const { given, people } = await council();
    await share(given, people[0]![0]!);
    await app.engineDone(given.organisationId);
    const [board] = (await boardsOf(people[1]![0]!)).boards;
    const socket = await app.socket(people[1]![0]!);
    const topic = `board:${board!.id}`;
    expect(await app.watch(socket, topic)).toMatchObject({ ok: true, snapshot: { of: 1 } });
    const moved = app.nextChange(socket, topic);
    await share(given, people[1]![1]!);
    await app.engineDone(given.organisationId);
    const { change, from, to } = await moved;
    expect((change as BoardSnapshot).of).toBe(2);
    expect(to - from).toBe(1);
    const stranger = (await council()).people[0]![0]!;
    await (await app.as(stranger)).get(`/api/boards/${board!.id}`).expect(404);
    expect(await app.watch(await app.socket(stranger), topic)).toMatchObject({ ok: false });
  });
});

describe('[rebuild] standings', () => {
  /** Everything that is projected, in an order of its own. */
  const projected = async (given: Given) => {
    const read = (sql: string) => app.database.query(sql, [given.organisationId]);
    return {
      standings: await read(
        `select b.subject_kind, b.span, s.subject_id, s.score, s.reached_at from standing s join board b on b.id = s.board_id
         where s.organisation_id = $1 and s.score > 0 order by 1, 2, 3`,
      ),
      buckets: await read(
        `select b.subject_kind, b.span, r.level, r.bucket, r.subjects from rank_bucket r join board b on b.id = r.board_id
         where b.organisation_id = $1 and r.subjects > 0 order by 1, 2, 3, 4`,
      ),
      counters: await read(
        `select unit_id, people, started, half_steps, level_zero, first_steps, opted_out, counted_twice from unit_season
         where organisation_id = $1 and people > 0 order by 1`,
      ),
      points: await read(
        `select unit_id, member_id, points from season_points where organisation_id = $1 and points > 0 order by 1, 2`,
      ),
      outreach: await read(
        `select unit_id, kind, other_id, times from unit_outreach where organisation_id = $1 and times > 0 order by 1, 2, 3`,
      ),
    };
  };

  it.each([1, 2, 3])(
    'worked out anew from the ledger equal the live ones after a random history (%i)',
    async (seed) => {
      const { given, teams, people } = await council();
      const everyone = people.flat();
      const admin = await given.member(teams[0]!, { grants: [{ role: 'admin', unitId: null }] });
      const departments = [teams[0]!.path[1]!, teams.at(-1)!.path[1]!];
      const throwDice = dice(seed);
      const someone = () => everyone[throwDice(everyone.length)]!;
      const keys: string[] = [];
      for (let step = 0; step < 60; step += 1) {
        const [one, other] = [someone(), someone()];
        const kind = throwDice(8);
        if (kind <= 1) keys.push(await share(given, one));
        if (kind === 2) keys.push(await done(given, one, 'question.asked', { question: newId() }));
        if (kind === 3 && one !== other)
          keys.push(
            await done(given, one, 'newcomer.helped', { run: newId(), hadNoFirstStep: true }, { counterpart: other }),
          );
        if (kind === 4 && one !== other)
          keys.push(
            await done(
              given,
              one,
              'practice.reused',
              { reuse: newId(), adopterTeam: teams[throwDice(teams.length)]!.id, distance: 'other-directorate' },
              { counterpart: other },
            ),
          );
        if (kind === 5 && keys.length > 0) await takenBack(given, keys[throwDice(keys.length)]!);
        if (kind === 6) await move(given, one, teams[throwDice(teams.length)]!.id);
        if (kind === 7) await moveUnit(admin, teams[throwDice(teams.length)]!.id, departments[throwDice(2)]!);
        if (throwDice(4) === 0) await app.engineDone(given.organisationId);
      }
      await app.engineDone(given.organisationId);
      await app.get(SeasonClock).tick();
      const live = await projected(given);
      expect(live.standings.length).toBeGreaterThan(10);
      await app.get(RebuildStandings).execute(given.organisationId);
      expect(await projected(given)).toEqual(live);
    },
  );

  const moveUnit = async (admin: Actor, unit: string, parentId: string) =>
    (await app.as(admin)).post(`/api/structure/${unit}/parent`).send({ parentId }).expect(204);

  /** From a minute later on, so that nobody moves twice in one moment. */
  const move = async (given: Given, { organisationId, memberId }: Actor, unitId: string) => {
    clock.set(new Date(clock.now().getTime() + 60_000));
    given.clock.set(clock.now());
    await app.database.transaction({}, (tx) =>
      app.get(MoveMember).execute(tx, { organisationId, memberId, unitId, at: clock.now() }),
    );
  };
});
