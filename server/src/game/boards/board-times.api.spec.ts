import { beforeEach, describe, expect, it } from '@jest/globals';
import type { BoardFace } from '@guildhall/shared/game/boards';

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
import { done } from '../../testing/test-engine.js';
import { SeasonClock } from '../seasons/season-clock.js';
import { seasonDates } from '../seasons/season.rules.js';

startBoards();

let given: Given;
let teams: GivenUnit[];
let people: Actor[][];
beforeEach(async () => {
  clock.set(TUESDAY);
  ({ given, teams, people } = await council());
});

const SEASON_END = new Date('2026-11-30T00:00:00Z');
const after = (days: number) => new Date(SEASON_END.getTime() + days * DAY_MS);

/** Scores of the named by id, as one reader sees a board. */
async function scoresOn(reader: Actor, id: string): Promise<Record<string, number>> {
  const { rows } = (await pageOf(reader, id)).board;
  return Object.fromEntries(rows.map(({ subjectId, score }) => [subjectId, score]));
}
const find = (boards: readonly BoardFace[], kind: string, span: string) =>
  boards.find((board) => board.subjectKind === kind && board.span === span)?.id;
const shared = async (...members: readonly Actor[]) => {
  for (const member of members) await share(given, member);
  await app.engineDone(given.organisationId);
};
/** The product's clock comes to this time, and keeps the seasons. */
async function comes(moment: Date | string): Promise<void> {
  itIs(given, moment);
  await app.get(SeasonClock).tick();
}

describe('[boards/rest] in the rest week', () => {
  beforeEach(async () => {
    await app.database.query(`update organisation set settings = '{"memberBoards": true}' where id = $1`, [
      given.organisationId,
    ]);
    await app.database.query(`update member set board_visible = true where organisation_id = $1`, [
      given.organisationId,
    ]);
    await shared(...people[0]!.slice(0, 4), people[0]![0]!, ...people[1]!.slice(0, 3), ...people[2]!.slice(0, 2));
  });

  it('the boards are those of the season that ended: still read, and asking nobody for more', async () => {
    const [reader] = people[1]!;
    const before = await boardsOf(reader!);
    const places = await Promise.all(before.boards.map(({ id }) => scoresOn(reader!, id)));
    await comes(after(1));
    const list = await boardsOf(reader!);
    expect(list.season).toMatchObject({ number: 1, phase: 'rest', week: null, chapter: null });
    expect(list.boards).toEqual(before.boards);
    expect(await Promise.all(list.boards.map(({ id }) => scoresOn(reader!, id)))).toEqual(places);
    expect((await moreOf(reader!)).seasons).toEqual([]);
    const { own } = await pageOf(reader!, find(list.boards, 'team', 'season')!);
    expect(own).toMatchObject({ subjectId: teams[1]!.id, next: null, ahead: [], closeBy: [], action: null });
    expect(own!.parts).not.toBeNull();
    const { own: mine } = await pageOf(reader!, find(list.boards, 'member', 'season')!);
    expect(mine).toMatchObject({ subjectId: reader!.memberId, next: null });
  });

  it('what is done counts for its person for all time, and for no season, nor for the one that follows', async () => {
    const [reader] = people[0]!;
    const { boards } = await boardsOf(reader!);
    const [ofTeams, everOfTeams, ofPeople, ever] = [
      find(boards, 'team', 'season')!,
      find(boards, 'team', 'all')!,
      find(boards, 'member', 'season')!,
      find(boards, 'member', 'all')!,
    ];
    const read = async () => Promise.all([ofTeams, everOfTeams, ofPeople].map((id) => scoresOn(reader!, id)));
    const season = await read();
    const before = (await scoresOn(reader!, ever))[reader!.memberId]!;
    // Late entries for the season are still taken then.
    await comes(after(1));
    await shared(reader!, ...people[3]!);
    expect(await read()).toEqual(season);
    expect((await scoresOn(reader!, ever))[reader!.memberId]).toBe(before + 10);
    await comes(after(7));
    const next = await boardsOf(reader!);
    expect(next.season).toMatchObject({ number: 2, phase: 'open', week: 1, chapter: 'start' });
    const begun = find(next.boards, 'team', 'season')!;
    expect(begun).not.toBe(ofTeams);
    expect(await scoresOn(reader!, begun)).toEqual({});
    await shared(people[4]![0]!);
    expect(Object.keys(await scoresOn(reader!, begun))).toEqual([teams[4]!.id]);
    expect(await read()).toEqual([season[0], expect.anything(), season[2]]);
  });

  it('what was done before the end and told within three days still counts for the season, later no more', async () => {
    const [reader] = people[0]!;
    const board = find((await boardsOf(reader!)).boards, 'team', 'season')!;
    const late = async (member: Actor) => {
      await done(given, member, 'practice.published', { honest: true }, { occurredAt: after(-0.1) });
      await app.engineDone(given.organisationId);
      return (await scoresOn(reader!, board))[teams[0]!.id]!;
    };
    const before = (await scoresOn(reader!, board))[teams[0]!.id]!;
    await comes(after(2.9));
    const withLate = await late(people[0]![4]!);
    expect(withLate).toBeGreaterThan(before);
    await comes(after(3.1));
    expect(await late(people[0]![5]!)).toBe(withLate);
  });

  it('a challenge that runs through it counts what is done, with a next step for nobody but those in it', async () => {
    itIs(given, after(-2));
    const id = await openedChallenge(given, people[4]!, 'breadth', teams.slice(0, 3), 7);
    await comes(after(2));
    await shared(...people[0]!.slice(0, 3), ...people[1]!.slice(0, 2), people[2]![0]!);
    const { challenges } = await moreOf(people[1]![0]!);
    expect(challenges).toMatchObject([{ id, state: 'open' }]);
    const { board, own } = await pageOf(people[1]![0]!, challenges[0]!.board.id);
    expect(board.rows.map(({ subjectId }) => subjectId)).toEqual([teams[0]!.id, teams[1]!.id]);
    expect(own).toMatchObject({ subjectId: teams[1]!.id, ahead: [{ subjectId: teams[0]!.id }] });
  });
});

/** Zones in which a day begins after, with and before London's; each season begins or ends beside a change of clocks. */
const ZONES = ['Pacific/Auckland', 'Europe/London', 'America/New_York', 'America/St_Johns'] as const;

describe('[zones] days are those of the organisation', () => {
  /** The organisation's season, which begins on this Monday on its own clocks. */
  async function seasonIn(zone: string, firstMonday: string) {
    const dates = seasonDates(firstMonday, zone)!;
    await app.database.query(`update organisation set zone = $2 where id = $1`, [given.organisationId, zone]);
    await app.database.query(`update season set starts_at = $2, ends_at = $3, rest_ends_at = $4 where id = $1`, [
      given.seasonId,
      dates.startsAt,
      dates.endsAt,
      dates.restEndsAt,
    ]);
    return dates;
  }
  const instant = (moment: Date, milliseconds = 0) => new Date(moment.getTime() + milliseconds);
  /** Whether a first step at this moment moves the season's board of teams. */
  async function counts(member: Actor, moment: Date): Promise<boolean> {
    itIs(given, moment);
    await share(given, member);
    await app.engineDone(given.organisationId);
    const [row] = await app.database.query<{ points: number }>(
      `select coalesce(sum(points), 0)::int as points from season_points where season_id = $1 and member_id = $2`,
      [given.seasonId, member.memberId],
    );
    return row!.points > 0;
  }
  const phase = async () => {
    const { season } = await boardsOf(people[0]![0]!);
    return [season!.phase, season!.week];
  };

  it.each([
    // London's clocks go back on the day before the end; Auckland's went forward within, New York's and St John's stay.
    ['2026-08-03', ['2026-10-25T11:00Z', '2026-10-26T00:00Z', '2026-10-26T04:00Z', '2026-10-26T02:30Z']],
    // New York's and St John's go back on the day before the end.
    ['2026-08-10', ['2026-11-01T11:00Z', '2026-11-02T00:00Z', '2026-11-02T05:00Z', '2026-11-02T03:30Z']],
    // London's go forward on the day before the start; the others' did or will.
    ['2026-03-30', ['2026-06-21T12:00Z', '2026-06-21T23:00Z', '2026-06-22T04:00Z', '2026-06-22T02:30Z']],
  ])(
    'a season from %s begins and ends with the midnight of each zone, also where the clocks change',
    async (monday, ends) => {
      for (const [nth, zone] of ZONES.entries()) {
        ({ given, teams, people } = await council());
        const { startsAt, endsAt } = await seasonIn(zone, monday);
        expect({ zone, endsAt }).toEqual({ zone, endsAt: new Date(ends[nth]!) });
        const [before, first, last, late] = people[0]!;
        expect([await counts(before!, instant(startsAt, -1)), await phase()]).toEqual([false, ['planned', null]]);
        expect([await counts(first!, startsAt), await phase()]).toEqual([true, ['open', 1]]);
        expect([await counts(last!, instant(endsAt, -1)), await phase()]).toEqual([true, ['open', 12]]);
        expect([await counts(late!, endsAt), await phase()]).toEqual([false, ['rest', null]]);
      }
    },
  );

  it('one moment is in the season of one organisation and in the rest week of another beside it', async () => {
    const beside = { given, people };
    await seasonIn('Europe/London', '2026-08-03');
    ({ given, teams, people } = await council());
    await seasonIn('Pacific/Auckland', '2026-08-03');
    // Half past eleven in the evening in London, where it was an hour longer; Monday's noon in Auckland.
    const moment = new Date('2026-10-25T23:30Z');
    expect([await counts(people[0]![0]!, moment), await phase()]).toEqual([false, ['rest', null]]);
    ({ given, people } = beside);
    expect([await counts(people[0]![0]!, moment), await phase()]).toEqual([true, ['open', 12]]);
  });

  it('a challenge takes what is done until the instant at which it closes, whatever the zone', async () => {
    for (const zone of ['Europe/London', 'America/New_York']) {
      ({ given, teams, people } = await council());
      await seasonIn(zone, '2026-08-10');
      // From noon in London to noon a day later, through the night in which London's clocks go back.
      itIs(given, '2026-10-24T11:00Z');
      const id = await openedChallenge(given, people[4]!, 'breadth', teams.slice(0, 3), 25 / 24);
      const [first, last, late] = people[0]!;
      for (const [member, moment] of [
        [first, '2026-10-24T11:00:00.000Z'],
        [last, '2026-10-25T11:59:59.999Z'],
        [late, '2026-10-25T12:00:00.000Z'],
      ] as const) {
        itIs(given, moment);
        await shared(member!);
      }
      const { board } = (await moreOf(first!)).challenges.find((challenge) => challenge.id === id)!;
      // 25 of 30 points of two of six people, in hundredths.
      expect(await scoresOn(first!, board.id)).toEqual({ [teams[0]!.id]: 2778 });
    }
  });
});
