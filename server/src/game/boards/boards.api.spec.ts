import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BoardList, BoardPage, BoardSnapshot } from '@guildhall/shared/game/boards';

import type { Actor } from '../../platform/actor.js';
import { SetClock } from '../../platform/clock.js';
import { newId } from '../../platform/ids.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { done, takenBack } from '../../testing/test-engine.js';
import { MoveMember } from '../../people/organisation/move-member.command.js';
import { SeasonClock } from '../seasons/season-clock.js';
import { RebuildStandings } from './rebuild-standings.command.js';

const clock = new SetClock(TUESDAY);
let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ clock });
});
afterAll(() => app.close());

/** A small, repeatable stream of numbers, 0 up to (not including) `most`. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

/** A department of four teams of six, and another one elsewhere. */
async function council() {
  const given = await Given.organisation(app.database);
  const directorate = await given.unit('directorate');
  const department = await given.unit('department', directorate);
  const teams = await Promise.all([1, 2, 3, 4].map(() => given.team(department)));
  teams.push(await given.team());
  const people = await Promise.all(teams.map((team) => given.members(team, 6)));
  return { given, teams, people };
}

const share = (given: Given, member: Actor) => done(given, member, 'practice.published', { honest: true });
const boardsOf = async (member: Actor) =>
  (await (await app.as(member)).get('/api/boards').expect(200)).body as BoardList;
const pageOf = async (member: Actor, id: string) =>
  (await (await app.as(member)).get(`/api/boards/${id}`).expect(200)).body as BoardPage;
const wantPeople = (given: Given) =>
  app.database.query(`update organisation set settings = '{"memberBoards": true}' where id = $1`, [
    given.organisationId,
  ]);

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
    expect(page.own!.parts!.breadth).toMatchObject({ outOf: 350 });
    expect(page.own!.action).toMatchObject({ code: 'help_first_step', params: { people: 5 } });
    expect(page.own!.next).toEqual({ at: Math.ceil((page.own!.score + 1) / 100) * 100, points: expect.any(Number) });
  });

  it('shows the whole-council bar by the lowest directorate, and who closed their gap most', async () => {
    const { given, people } = await council();
    given.clock.set(new Date('2026-08-10T09:00:00Z'));
    for (const early of people[0]!.slice(0, 2)) await share(given, early);
    given.clock.set(TUESDAY);
    for (const member of people[0]!) await share(given, member);
    await app.engineDone(given.organisationId);
    const list = await boardsOf(people[0]![0]!);
    expect(list.council!.directorates.map(({ rate, people: of }) => [rate, of]).toSorted()).toEqual([
      [0, 6],
      [0.25, 24],
    ]);
    expect(list.council).toMatchObject({ share: 0, target: 0.6 });
    expect(list.gapClosed).toHaveLength(1);
    // Of 24 people two had begun before the season, and six have now: (23/24 - 21/24) / (23/24).
    expect(list.gapClosed[0]!.closure).toBeCloseTo(2 / 23);
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

describe('[boards] people', () => {
  it('there is no board of people unless the organisation wants one', async () => {
    const { given, people } = await council();
    await share(given, people[0]![0]!);
    await app.engineDone(given.organisationId);
    expect((await boardsOf(people[0]![0]!)).boards.map(({ subjectKind }) => subjectKind)).not.toContain('member');
    const [hidden] = await app.database.query<{ id: string }>(
      `select id from board where organisation_id = $1 and subject_kind = 'member' and span = 'season'`,
      [given.organisationId],
    );
    await (await app.as(people[0]![0]!)).get(`/api/boards/${hidden!.id}`).expect(404);
  });

  it('[hidden] whoever is not visible is in no answer and no message to anyone else, whatever they and others choose', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const everyone = people.flat();
    const throwDice = dice(20_261_006);
    for (const member of everyone) {
      for (let times = 1 + throwDice(3); times > 0; times -= 1) await share(given, member);
    }
    await app.engineDone(given.organisationId);
    const reader = everyone[0]!;
    const board = (await boardsOf(reader)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
    const socket = await app.socket(reader);
    await app.watch(socket, `board:${board.id}`);
    for (let round = 0; round < 12; round += 1) {
      const one = everyone[1 + throwDice(everyone.length - 1)]!;
      await (
        await app.as(one)
      )
        .patch('/api/me/settings')
        .send({ boardVisible: throwDice(2) === 1 })
        .expect(200);
      const visible = await visibleOf(given);
      const said = JSON.stringify([await boardsOf(reader), await pageOf(reader, board.id)]);
      for (const { memberId, name } of everyone.slice(1)) {
        if (visible.has(memberId)) continue;
        expect({ round, memberId, shown: said.includes(memberId) || said.includes(`"${name}"`) }).toMatchObject({
          shown: false,
        });
      }
    }
    const visible = await visibleOf(given);
    const quiet = app.nextChange(socket, `board:${board.id}`);
    await share(given, reader);
    await app.engineDone(given.organisationId);
    const last = JSON.stringify(await quiet);
    for (const { memberId } of everyone.slice(1)) if (!visible.has(memberId)) expect(last).not.toContain(memberId);
  });

  it('[hidden] who hides is gone from screens that show the board, at once', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const [reader, shy] = people[0]!;
    await share(given, shy!);
    await app.engineDone(given.organisationId);
    const settings = await app.as(shy!);
    await settings.patch('/api/me/settings').send({ boardVisible: true }).expect(200);
    const board = (await boardsOf(reader!)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
    const socket = await app.socket(reader!);
    const topic = `board:${board.id}`;
    await app.watch(socket, topic);
    const names = ({ change }: { change: unknown }) => (change as BoardSnapshot).rows.map(({ subjectId }) => subjectId);
    const gone = app.nextChange(socket, topic, (change) => names(change).length === 0);
    await settings.patch('/api/me/settings').send({ boardVisible: false }).expect(200);
    expect(names(await gone)).toEqual([]);
  });

  it('[off] where the organisation wants them no more, every watch of them ends at once and the other boards go on', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const [reader, named] = people[0]!;
    await share(given, named!);
    await app.engineDone(given.organisationId);
    await (await app.as(named!)).patch('/api/me/settings').send({ boardVisible: true }).expect(200);
    const { boards } = await boardsOf(reader!);
    const socket = await app.socket(reader!);
    const addresses = boards.map(({ id }) => `board:${id}`);
    for (const address of addresses) expect(await app.watch(socket, address)).toMatchObject({ ok: true });
    const ofPeople = boards.filter(({ subjectKind }) => subjectKind === 'member').map(({ id }) => `board:${id}`);
    const ended: string[] = [];
    const allEnded = new Promise<void>((done) => {
      socket.on('live:ended', ({ topic }) => void (ended.push(topic) === ofPeople.length && done()));
    });
    const admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    await (await app.as(admin)).patch('/api/organisation/settings').send({ memberBoards: false }).expect(200);
    await allEnded;
    expect(ended.toSorted()).toEqual(ofPeople.toSorted());
    expect(app.get(LiveGateway).watchedBy(reader!.memberId).toSorted()).toEqual(
      addresses.filter((address) => !ofPeople.includes(address)).toSorted(),
    );
  });

  it('one’s own place is a band, with the points to the next milestone', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const [first, second] = people[0]!;
    await share(given, first!);
    await share(given, second!);
    await share(given, second!);
    await app.engineDone(given.organisationId);
    const board = (await boardsOf(first!)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
    expect((await pageOf(first!, board.id)).own).toMatchObject({
      subjectId: first!.memberId,
      score: 25,
      band: 'middle',
      next: { at: 40, points: 15 },
      ahead: [],
      parts: null,
    });
    expect((await pageOf(people[1]![0]!, board.id)).own).toBeNull();
  });

  it('whoever has stopped playing has no place of their own', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const [member] = people[0]!;
    await share(given, member!);
    await app.engineDone(given.organisationId);
    const board = (await boardsOf(member!)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
    expect((await pageOf(member!, board.id)).own).toMatchObject({ subjectId: member!.memberId });
    await (await app.as(member!)).patch('/api/me/settings').send({ playing: false }).expect(200);
    expect((await pageOf(member!, board.id)).own).toBeNull();
  });
});

async function visibleOf(given: Given): Promise<Set<string>> {
  const rows = await app.database.query<{ id: string }>(
    `select id from member where organisation_id = $1 and board_visible`,
    [given.organisationId],
  );
  return new Set(rows.map(({ id }) => id));
}

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
      const throwDice = dice(seed);
      const someone = () => everyone[throwDice(everyone.length)]!;
      const keys: string[] = [];
      for (let step = 0; step < 60; step += 1) {
        const [one, other] = [someone(), someone()];
        const kind = throwDice(7);
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

  /** From a minute later on, so that nobody moves twice in one moment. */
  const move = async (given: Given, { organisationId, memberId }: Actor, unitId: string) => {
    clock.set(new Date(clock.now().getTime() + 60_000));
    given.clock.set(clock.now());
    await app.database.transaction({}, (tx) =>
      app.get(MoveMember).execute(tx, { organisationId, memberId, unitId, at: clock.now() }),
    );
  };
});
