import { beforeEach, describe, expect, it } from '@jest/globals';
import type { BoardSnapshot } from '@guildhall/shared/game/boards';
import type { ChallengeMode } from '@guildhall/shared/game/challenges';

import type { Actor } from '../../platform/actor.js';
import {
  app,
  boardsOf,
  clock,
  council,
  itIs,
  moreOf,
  openedChallenge,
  pageOf,
  share,
  startBoards,
} from '../../testing/boards-world.js';
import { DAY_MS, type Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { ChallengeClock } from '../challenges/challenge-clock.js';
import { SeasonClock } from '../seasons/season-clock.js';
import { PreElection } from './pre-election.js';

startBoards();

/** Tuesday of the second week of the season that follows. */
const NEXT_SEASON = '2026-12-15T09:00:00Z';

let given: Given;
let teams: GivenUnit[];
let people: Actor[][];
beforeEach(async () => {
  clock.set(TUESDAY);
  ({ given, teams, people } = await council());
});

const named = ({ rows }: Pick<BoardSnapshot, 'rows'>) =>
  rows.map(({ subjectId, rank, score }) => [subjectId, rank, score]);
const wanted = (settings: object) =>
  app.database.query(`update organisation set settings = $2 where id = $1`, [given.organisationId, settings]);
/** So many people of each team share a card. */
async function taking(...counts: number[]): Promise<void> {
  for (const [nth, count] of counts.entries())
    for (const member of people[nth]!.slice(0, count)) await share(given, member);
  await app.engineDone(given.organisationId);
}
/** The season ends, and the one that follows is in its second week. */
async function seasonPasses(): Promise<void> {
  for (const moment of ['2026-12-04T09:00:00Z', NEXT_SEASON]) {
    itIs(given, moment);
    await app.get(SeasonClock).tick();
  }
}
const teamBoard = (boards: readonly { id: string; subjectKind: string }[], kind = 'team') =>
  boards.find(({ subjectKind }) => subjectKind === kind)!.id;

describe('[boards/seasons] an earlier season', () => {
  it('is there with its boards as they stood when it closed, whatever is done in the next one', async () => {
    await taking(4, 3, 2, 1);
    const [reader] = people[1]!;
    const board = teamBoard((await boardsOf(reader!)).boards);
    const { rows } = (await pageOf(reader!, board)).board;
    expect((await moreOf(reader!)).seasons).toEqual([]);
    await seasonPasses();
    await taking(0, 0, 0, 5);
    expect((await boardsOf(reader!)).season).toMatchObject({ number: 2, phase: 'open', week: 2 });
    const [season, ...others] = (await moreOf(reader!)).seasons;
    expect(season).toMatchObject({
      number: 1,
      startsAt: '2026-09-06T23:00:00.000Z',
      endsAt: '2026-11-30T00:00:00.000Z',
      boards: [
        { id: board, subjectKind: 'team', span: 'season' },
        { subjectKind: 'department', span: 'season' },
      ],
    });
    expect(others).toEqual([]);
    const page = await pageOf(reader!, board);
    expect(page.board.rows).toEqual(rows);
    expect(page.own).toMatchObject({ subjectId: teams[1]!.id, score: rows[1]!.score, band: 'first_third' });
    expect(page.own!.parts!.breadth).toMatchObject({ outOf: 350 });
  });

  it('asks nobody for more, and says nothing to whoever had no part in it', async () => {
    await taking(4, 3, 2);
    const board = teamBoard((await boardsOf(people[1]![0]!)).boards);
    expect((await pageOf(people[1]![0]!, board)).own).toMatchObject({ ahead: [{ subjectId: teams[0]!.id }] });
    await seasonPasses();
    const { own } = await pageOf(people[1]![0]!, board);
    expect(own).toMatchObject({ next: null, ahead: [], closeBy: [], action: null });
    expect((await pageOf(people[3]![0]!, board)).own).toBeNull();
  });

  it('shows no parts that make another score, because teams were rearranged since', async () => {
    await taking(4, 3, 2, 1);
    await seasonPasses();
    const board = teamBoard((await moreOf(people[0]![0]!)).seasons[0]!.boards, 'department');
    const parts = async (nth: number) => (await pageOf(people[nth]![0]!, board)).own!.parts;
    expect(await parts(0)).not.toBeNull();
    const elsewhere = teams[4]!.path.slice(0, -1);
    await app.database.query(`update unit set path = $2, parent_id = $3 where id = $1`, [
      teams[3]!.id,
      [...elsewhere, teams[3]!.id],
      elsewhere.at(-1),
    ]);
    // The page of the first one's team is remembered for a moment.
    expect(await parts(1)).toBeNull();
  });

  it('[hidden] names no people unless the organisation wants it, and never who does not', async () => {
    await wanted({ memberBoards: true });
    const shy = await given.member(teams[0]!, { name: 'Shy Person' });
    for (const member of [shy, await given.member(teams[0]!, { name: 'Open Person', visible: true })])
      await share(given, member);
    await app.engineDone(given.organisationId);
    await seasonPasses();
    const [reader] = people[0]!;
    const board = teamBoard((await moreOf(reader!)).seasons[0]!.boards, 'member');
    const said = JSON.stringify(await pageOf(reader!, board));
    expect([said.includes('Open Person'), said.includes('Shy Person'), said.includes(shy.memberId)]).toEqual([
      true,
      false,
      false,
    ]);
    await wanted({ memberBoards: false });
    expect((await moreOf(reader!)).seasons[0]!.boards.map(({ subjectKind }) => subjectKind)).toEqual([
      'team',
      'department',
    ]);
    await (await app.as(reader!)).get(`/api/boards/${board}`).expect(404);
  });

  it('[I16] leaves out councillors while an election is coming', async () => {
    const cohort = await given.unit('cohort', undefined, 'Councillors');
    const councillors = await Promise.all([1, 2, 3, 4, 5].map(() => given.member(cohort, { kind: 'councillor' })));
    for (const each of councillors) await share(given, each);
    await taking(1);
    await seasonPasses();
    const [reader] = people[1]!;
    const board = teamBoard((await moreOf(reader!)).seasons[0]!.boards);
    const shown = async () => (await pageOf(reader!, board)).board.rows.map(({ subjectId }) => subjectId);
    expect(await shown()).toContain(cohort.id);
    await wanted({ preElection: { from: '2026-12-14', until: '2026-12-16' } });
    await app.get(PreElection).keep(given.organisationId);
    expect(await shown()).not.toContain(cohort.id);
  });

  it('of another organisation is not there', async () => {
    await taking(1);
    await seasonPasses();
    const board = teamBoard((await moreOf(people[0]![0]!)).seasons[0]!.boards);
    const stranger = (await council()).people[0]![0]!;
    expect((await moreOf(stranger)).seasons.map(({ boards }) => boards).flat()).toEqual([]);
    await (await app.as(stranger)).get(`/api/boards/${board}`).expect(404);
  });
});

describe('[boards/challenges] a challenge', () => {
  const opened = (mode: ChallengeMode) => openedChallenge(given, people[4]!, mode, teams.slice(0, 4));

  it('in which units race has a board: its first places, one’s own unit as a band with who is around, live', async () => {
    const id = await opened('breadth');
    await taking(4, 3, 2, 1);
    const [reader] = people[2]!;
    const { challenges } = await moreOf(reader!);
    expect(challenges).toMatchObject([
      {
        id,
        state: 'open',
        title: { en: 'Share one thing' },
        unitKind: 'team',
        board: { subjectKind: 'team', span: 'challenge' },
      },
    ]);
    const { board } = challenges[0]!;
    const page = await pageOf(reader!, board.id);
    // 25 of 30 points of four, three and two of six people, in hundredths.
    expect(named(page.board)).toEqual([
      [teams[0]!.id, 1, 5556],
      [teams[1]!.id, 2, 4167],
      [teams[2]!.id, 3, 2778],
    ]);
    expect(page.own).toMatchObject({
      subjectId: teams[2]!.id,
      band: 'middle',
      next: null,
      parts: null,
      action: null,
      ahead: [{ subjectId: teams[1]!.id }, { subjectId: teams[0]!.id }],
      closeBy: [],
    });
    expect((await pageOf(people[0]![0]!, board.id)).own!.closeBy.map(({ subjectId }) => subjectId)).toEqual([
      teams[1]!.id,
      teams[2]!.id,
    ]);
    expect((await pageOf(people[4]![0]!, board.id)).own).toBeNull();
    const socket = await app.socket(reader!);
    expect(await app.watch(socket, `board:${board.id}`)).toMatchObject({ ok: true });
    const moved = app.nextChange(socket, `board:${board.id}`);
    await share(given, people[2]![5]!);
    await app.engineDone(given.organisationId);
    // They share the second place now, and came to it at the same moment.
    const { rows } = (await moved).change as BoardSnapshot;
    expect(rows.slice(1).map(({ rank, score }) => [rank, score])).toEqual([
      [2, 4167],
      [2, 4167],
    ]);
  });

  it('that is settled keeps its board, below those that are open, and asks nobody for more', async () => {
    const first = await opened('breadth');
    await taking(4, 3, 2, 1);
    itIs(given, new Date(clock.now().getTime() + 10 * DAY_MS));
    await app.get(ChallengeClock).tick();
    const second = await opened('breadth');
    const [reader] = people[1]!;
    const { challenges } = await moreOf(reader!);
    expect(challenges.map(({ id, state }) => [id, state])).toEqual([
      [second, 'open'],
      [first, 'settled'],
    ]);
    const board = challenges[1]!.board.id;
    const before = await pageOf(reader!, board);
    expect(before.board.rows).toHaveLength(3);
    expect(before.own).toMatchObject({ band: 'first_third', ahead: [], closeBy: [] });
    await taking(0, 0, 0, 5);
    expect((await pageOf(reader!, board)).board).toEqual(before.board);
  });

  it.each(['together', 'own_best'] as const)(
    'without a race (%s) tells nobody a place, in no list and by no address',
    async (mode) => {
      const id = await opened(mode);
      await taking(4, 3);
      const [reader] = people[0]!;
      expect((await moreOf(reader!)).challenges).toEqual([]);
      const [board] = await app.database.query<{ id: string }>(`select id from board where span_id = $1`, [id]);
      await (await app.as(reader!)).get(`/api/boards/${board!.id}`).expect(404);
      expect(await app.watch(await app.socket(reader!), `board:${board!.id}`)).toMatchObject({ ok: false });
    },
  );

  it('that was called off has no board, nor has one of another organisation', async () => {
    const id = await opened('breadth');
    await taking(2, 1);
    const board = (await moreOf(people[0]![0]!)).challenges[0]!.board.id;
    const stranger = (await council()).people[0]![0]!;
    expect((await moreOf(stranger)).challenges.filter((each) => each.id === id)).toEqual([]);
    await (await app.as(stranger)).get(`/api/boards/${board}`).expect(404);
    await app.database.query(`update challenge set state = 'cancelled', cancel_reason = 'Two floods' where id = $1`, [
      id,
    ]);
    expect((await moreOf(people[0]![0]!)).challenges).toEqual([]);
    await (await app.as(people[0]![0]!)).get(`/api/boards/${board}`).expect(404);
  });
});
