import { beforeEach, describe, expect, it } from '@jest/globals';
import type { BoardSnapshot } from '@guildhall/shared/game/boards';
import type { PreElection as Period } from '@guildhall/shared/people/organisation';

import type { Actor } from '../../platform/actor.js';
import { app, boardsOf, clock, council, pageOf, share, startBoards } from '../../testing/boards-world.js';
import { DAY_MS, type Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { PreElection } from './pre-election.js';

startBoards();

let given: Given;
let admin: Actor;
let officer: Actor;
let councillor: Actor;
let cohort: GivenUnit;
let novices: GivenUnit;

/** Councillors, a cohort of new officers and a team, each with a score. */
beforeEach(async () => {
  clock.set(TUESDAY);
  const { given: one, people } = await council();
  given = one;
  officer = people[0]![0]!;
  admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
  cohort = await given.unit('cohort', undefined, 'Councillors');
  novices = await given.unit('cohort', undefined, 'New here');
  councillor = await given.member(cohort, { kind: 'councillor' });
  for (let nth = 0; nth < 4; nth += 1) await given.member(cohort, { kind: 'councillor' });
  const novice = (await given.members(novices, 5))[0]!;
  for (const member of [officer, councillor, councillor, novice]) await share(given, member);
  await app.engineDone(given.organisationId);
});

const decide = async (preElection: Period | null) =>
  (await app.as(admin)).patch('/api/organisation/settings').send({ preElection });
/** The same, and done. */
const decided = async (preElection: Period | null) => {
  expect((await decide(preElection)).status).toBe(200);
  await app.get(PreElection).keep(given.organisationId);
};
const boardOf = async (span: 'season' | 'all') =>
  (await boardsOf(officer)).boards.find((board) => board.subjectKind === 'team' && board.span === span)!.id;
const named = ({ rows }: Pick<BoardSnapshot, 'rows'>) => rows.map(({ subjectId }) => subjectId);
const onIt = ({ change }: { change: unknown }) => named(change as BoardSnapshot).includes(cohort.id);
const shown = async () => named((await pageOf(officer, await boardOf('season'))).board);
const WITHIN = { from: '2026-10-06', until: '2026-10-08' };

describe('[I16] in the time before an election', () => {
  it('councillors leave the boards of teams at once, for whoever looks too, and others move up', async () => {
    expect(await shown()).toContain(cohort.id);
    const topic = `board:${await boardOf('season')}`;
    const socket = await app.socket(officer);
    await app.watch(socket, topic);
    const gone = app.nextChange(socket, topic, (change) => !onIt(change));
    expect((await decide(WITHIN)).body).toMatchObject({ preElection: WITHIN });
    await gone;
    expect(await shown()).not.toContain(cohort.id);
    expect(await shown()).toContain(novices.id);
    expect((await pageOf(officer, await boardOf('season'))).board.rows[0]).toMatchObject({ rank: 1 });
    expect((await boardsOf(officer)).preElectionUntil).toBe('2026-10-08');
    const back = app.nextChange(socket, topic, onIt);
    expect((await decide(null)).status).toBe(200);
    await back;
    expect(await shown()).toContain(cohort.id);
    expect((await boardsOf(officer)).preElectionUntil).toBeNull();
  });

  it('they keep what they have, and read their own place', async () => {
    const before = (await pageOf(councillor, await boardOf('season'))).own;
    expect(before).toMatchObject({ subjectId: cohort.id });
    await decided(WITHIN);
    expect((await pageOf(councillor, await boardOf('season'))).own).toEqual(before);
  });

  it('it begins and ends with the days of the calendar, in the zone of the organisation', async () => {
    await decided({ from: '2026-10-07', until: '2026-10-08' });
    expect((await boardsOf(officer)).preElectionUntil).toBeNull();
    const at = async (instant: string) => {
      clock.set(new Date(instant));
      await app.get(PreElection).keep();
      return (await pageOf(officer, await boardOf('all'))).board.rows.some(({ subjectId }) => subjectId === cohort.id);
    };
    // British Summer Time: the day begins at 23:00 of the day before.
    expect(await at('2026-10-06T22:59:59Z')).toBe(true);
    expect(await at('2026-10-06T23:00:00Z')).toBe(false);
    expect(await at('2026-10-08T22:59:59Z')).toBe(false);
    expect(await at('2026-10-08T23:00:00Z')).toBe(true);
  });

  it('other organisations are not touched, and a cohort that a councillor joins meanwhile follows', async () => {
    const elsewhere = await council();
    const theirs = await elsewhere.given.unit('cohort');
    const first = await elsewhere.given.member(theirs, { kind: 'councillor' });
    await elsewhere.given.members(theirs, 4);
    await share(elsewhere.given, first);
    await app.engineDone(elsewhere.given.organisationId);
    await decided(WITHIN);
    const list = await boardsOf(first);
    const { board } = await pageOf(first, list.boards.find(({ subjectKind }) => subjectKind === 'team')!.id);
    expect(named(board)).toContain(theirs.id);
    expect(list.preElectionUntil).toBeNull();
    await given.member(novices, { kind: 'councillor' });
    clock.pass(DAY_MS);
    await app.get(PreElection).keep();
    expect(await shown()).not.toContain(novices.id);
  });

  it('only an administrator records it, and a last day before the first is refused by name', async () => {
    const refused = await (await app.as(officer)).patch('/api/organisation/settings').send({ preElection: WITHIN });
    expect(refused.status).toBe(403);
    const wrong = await decide({ from: '2026-10-08', until: '2026-10-06' });
    expect(wrong.body.errors).toMatchObject([{ field: 'preElection.until', code: 'ends_before_start' }]);
    expect(await shown()).toContain(cohort.id);
  });
});
