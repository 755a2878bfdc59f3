import { describe, expect, it } from '@jest/globals';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import type { PersonPage } from '@guildhall/shared/people/people';

import { CheckStandings } from '../../game/boards/check-standings.command.js';
import { ChallengeClock } from '../../game/challenges/challenge-clock.js';
import { SeasonClock } from '../../game/seasons/season-clock.js';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { draftOf, pageOf, unitOf } from '../../testing/challenge-world.js';
import { told } from '../../testing/errata-world.js';
import { DAY_MS, Given, TUESDAY } from '../../testing/given.js';
import { pointsOf } from '../../testing/quest-world.js';
import { done } from '../../testing/test-engine.js';
import {
  admin,
  asked,
  bob,
  counted,
  double,
  eachTestHasGwenTwice,
  gwen,
  later,
  lines,
  merge,
  other,
  reason,
  standsAsRebuilt,
  team,
  would,
} from '../../testing/merging-world.js';
import { app, clock, get, given, post } from '../../testing/world.js';

eachTestHasGwenTwice();

const asks = (actor: Actor) => done(given, actor, 'question.asked', { question: newId() });
const helps = (helper: Actor, newcomer: Actor, hadNoFirstStep = true) =>
  done(given, helper, 'newcomer.helped', { run: newId(), hadNoFirstStep }, { counterpart: newcomer });
const hindrance = async (stays: Actor, goes: Actor) => {
  const { body, status } = await asked(stays, goes);
  const seen = (await would(admin, stays, goes)).hindrance?.code;
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ field: 'goesId', code: seen }] } });
  return seen;
};
const results = async (http: Awaited<ReturnType<typeof app.as>>, id: string) =>
  (await http.get(`/api/challenges/${id}/results`).expect(200)).body as unknown;
const days = (count: number) => later(count * 24 * 60);

describe('[merging] what two accounts did is one person’s', () => {
  it('[scoring/3.5] the second first step is reversed with what it brought; the deed and its points go on', async () => {
    await asks(gwen);
    later(1);
    await asks(double);
    await helps(bob, double);
    await counted();
    expect([await pointsOf(gwen), await pointsOf(double), await pointsOf(bob)]).toEqual([18, 18, 12]);
    const { moves, takenBack } = await merge();
    expect(moves).toMatchObject({ deeds: 1, seats: 0 });
    expect(takenBack).toMatchObject({ firstStep: true, between: 0 });
    expect(await lines(double)).toEqual(['question.asked 3', 'first.step 15', 'question.asked -3', 'first.step -15']);
    expect(await lines(gwen)).toEqual(['question.asked 3', 'first.step 15', 'question.asked 3']);
    expect(await lines(bob)).toEqual(['help.newcomer 12', 'help.newcomer -12', 'help.newcomer 8']);
    await standsAsRebuilt();
  });

  it('where the one who stays had not begun, they have now, and whoever helped them did', async () => {
    await asks(double);
    await helps(bob, double);
    const { takenBack } = await merge();
    expect(takenBack.firstStep).toBe(false);
    expect(await lines(gwen)).toEqual(['question.asked 3', 'first.step 15']);
    expect(await pointsOf(bob)).toBe(12);
    await standsAsRebuilt();
  });

  it('points between the two are reversed: help to oneself, an answer to oneself, reuse of one’s own', async () => {
    await asks(gwen);
    await helps(gwen, double);
    await done(given, double, 'answer.accepted', { question: newId() }, { counterpart: gwen });
    const reuse = { reuse: newId(), adopterTeam: other.id, distance: 'same-directorate' } as const;
    await done(given, gwen, 'practice.reused', reuse, { counterpart: double });
    await counted();
    expect(await pointsOf(gwen)).toBe(18 + 12 + 12);
    expect((await merge()).takenBack.between).toBe(3);
    expect([await pointsOf(gwen), await pointsOf(double)]).toEqual([18, 0]);
    await standsAsRebuilt();
  });

  it('limits are those of one person: of a week, and between two people in a season', async () => {
    for (const actor of [gwen, gwen, double, double]) await asks(actor);
    for (const newcomer of [gwen, gwen, double]) await helps(bob, newcomer, false);
    await counted();
    expect([await pointsOf(gwen), await pointsOf(double), await pointsOf(bob)]).toEqual([21, 21, 24]);
    await merge();
    expect([await pointsOf(gwen), await pointsOf(double), await pointsOf(bob)]).toEqual([21 + 1 + 1, 0, 16]);
    await standsAsRebuilt();
  });

  it('points count for the unit where the person sat; nothing is taken back under a key that is not found again', async () => {
    const key = await done(
      given,
      double,
      'question.asked',
      { question: newId() },
      { key: `question.asked:${newId()}` },
    );
    await merge();
    const rows = await app.database.query(
      `select unit_id as unit, points from season_points where member_id = $1 and points <> 0`,
      [gwen.memberId],
    );
    expect(rows).toEqual([{ unit: team.id, points: 18 }]);
    const again = await app.database.query(`select key from activity where member_id = $1`, [gwen.memberId]);
    expect(again).toEqual([{ key: `${key}:r1` }]);
  });

  it('an open challenge in which both are counts one person; once it is settled, who was counted in it stays the one', async () => {
    const http = await app.as(admin);
    const draft = draftOf([team, other], bob);
    const { id } = (await http.post('/api/challenges').send(draft).expect(201)).body as { id: string };
    const sponsor = await app.as(bob);
    await sponsor
      .post(`/api/challenges/${id}/sponsorship`)
      .send({ accept: true, version: (await pageOf(sponsor, id)).version })
      .expect(200);
    await http
      .post(`/api/challenges/${id}/schedule`)
      .send({ version: (await pageOf(http, id)).version })
      .expect(200);
    days(2);
    await app.get(ChallengeClock).tick();
    await asks(gwen);
    await asks(double);
    await counted();
    const people = async () => {
      await app.get(ChallengeClock).tick();
      const { challenge } = await pageOf(http, id);
      return [team, other].map((unit) => [unitOf(challenge, unit).people, unitOf(challenge, unit).across]);
    };
    expect(await people()).toEqual([
      [6, 1],
      [7, 1],
    ]);
    await merge();
    expect(await people()).toEqual([
      [6, 1],
      [6, 0],
    ]);
    await standsAsRebuilt();
    const third = await given.member(other);
    days(20);
    await people();
    expect(await hindrance(third, gwen)).toBe('counted_before');
    const before = await results(http, id);
    await merge(gwen, third);
    expect(await results(http, id)).toEqual(before);
    expect(await app.get(CheckStandings).execute(given.organisationId)).toEqual([]);
  });
});

describe('[merging] what stands stays', () => {
  it('a closed season keeps its seal; who did something in it stays the one, and two who both did stay two', async () => {
    await asks(gwen);
    await counted();
    days(70);
    await app.get(SeasonClock).tick();
    const seal = () =>
      app.database.query(
        `select result_hash as hash, closed_at from season where organisation_id = $1 and number = 1`,
        [given.organisationId],
      );
    const sealed = await seal();
    expect(sealed).toMatchObject([{ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }]);
    expect(await hindrance(double, gwen)).toBe('counted_before');
    await asks(double);
    await merge();
    expect(await seal()).toEqual(sealed);
    expect(await app.get(CheckStandings).execute(given.organisationId)).toEqual([]);
    await standsAsRebuilt();
    await asks(bob);
    await counted();
    days(100);
    await app.get(SeasonClock).tick();
    expect(await hindrance(gwen, bob)).toBe('both_counted');
  });

  it('what was seen is what is done, and seeing it changes nothing', async () => {
    await asks(double);
    await counted();
    const before = await app.database.query(`select * from member where organisation_id = $1 order by id`, [
      given.organisationId,
    ]);
    const first = await would();
    expect(await would()).toEqual(first);
    expect(JSON.stringify(first)).not.toMatch(/points/u);
    expect(
      await app.database.query(`select * from member where organisation_id = $1 order by id`, [given.organisationId]),
    ).toEqual(before);
    expect(await lines(gwen)).toEqual([]);
    await asks(double);
    const body = { goesId: double.memberId, seen: first.would!.seen, reason };
    const late = await post(admin, `people/${gwen.memberId}/merging`, body);
    expect([late.status, late.body.code]).toEqual([409, 'changed_meanwhile']);
  });
});

describe('[merging] who, and whom', () => {
  it('administrators alone, to look as to do', async () => {
    const manager = await given.member(team, { grants: [{ role: 'manager', unitId: team.path[0]! }] });
    const reviewer = await given.member(team, { grants: [{ role: 'reviewer', unitId: null }] });
    const path = `people/${gwen.memberId}/merging`;
    const body = { goesId: double.memberId, seen: (await would()).would!.seen, reason };
    for (const actor of [gwen, double, manager, reviewer]) {
      await get(actor, `${path}/${double.memberId}`, 403);
      expect((await post(actor, path, body)).status).toBe(403);
    }
    expect((await post(admin, path, body)).status).toBe(204);
  });

  it('nobody with themselves, with who has left, with oneself as who goes, or across organisations', async () => {
    expect(await hindrance(gwen, gwen)).toBe('same_person');
    expect(await hindrance(gwen, admin)).toBe('yourself');
    expect((await asked(admin, bob)).status).toBe(204);
    expect((await asked(gwen, bob)).status).toBe(404);
    await post(admin, `people/${double.memberId}/left`);
    expect(await hindrance(gwen, double)).toBe('has_left');
    expect(await hindrance(double, gwen)).toBe('has_left');
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team());
    await get(admin, `people/${gwen.memberId}/merging/${stranger.memberId}`, 404);
    await get(admin, `people/${stranger.memberId}/merging/${gwen.memberId}`, 404);
    expect((await asked(gwen, stranger)).status).toBe(404);
  });

  it('a reason is asked; it stands in the audit trail, and whoever it is is told', async () => {
    const body = { goesId: double.memberId, seen: (await would()).would!.seen, reason: ' ' };
    const refused = await post(admin, `people/${gwen.memberId}/merging`, body);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'reason' }] } });
    await merge();
    const { events } = await get<AuditTrail>(admin, 'audit?action=member_merged');
    expect(events).toMatchObject([{ actor: { name: 'Ada Lowe' }, target: { name: 'Gwen Rees' }, reason }]);
    expect(await told(gwen, 'accounts_joined')).toMatchObject([{ params: { name: 'Ada Lowe' } }]);
  });

  it('seats are joined, and nobody sits twice', async () => {
    await app.database.query(`delete from membership where member_id = $1`, [gwen.memberId]);
    const since = new Date(TUESDAY.getTime() - 5 * DAY_MS);
    await app.database.query(
      `insert into membership (id, organisation_id, member_id, unit_id, during) values ($1, $2, $3, $4, tstzrange($5, $6))`,
      [newId(), given.organisationId, gwen.memberId, team.id, since, clock.now()],
    );
    later(10);
    expect((await merge()).moves.seats).toBe(2);
    const { stays, unit } = await get<PersonPage>(admin, `people/${gwen.memberId}`);
    expect(unit?.id).toBe(other.id);
    expect(stays.map((stay) => [stay.unit.id, stay.to !== null])).toEqual([
      [other.id, false],
      [team.id, true],
      [other.id, true],
    ]);
    const left = await app.database.query(`select 1 from membership where member_id = $1`, [double.memberId]);
    expect(left).toEqual([]);
    await standsAsRebuilt();
  });
});
