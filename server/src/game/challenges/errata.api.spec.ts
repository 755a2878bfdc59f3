import { describe, expect, it } from '@jest/globals';
import type { AuditTrail } from '@guildhall/shared/people/audit';

import { newId } from '../../platform/ids.js';
import { council, opened, unitOf } from '../../testing/challenge-world.js';
import { DAY_MS } from '../../testing/given.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, post, posted } from '../../testing/world.js';
import {
  admin,
  reason,
  later,
  ask,
  settled,
  fallsAway,
  preview,
  publish,
  pageOf,
  results,
  scoreOf,
  told,
  differences,
} from '../../testing/errata-world.js';

eachTestHasItsOwnOrganisation();

describe('[erratum] a result that turned out wrong', () => {
  it('is reckoned anew, shown, published with a reason, and the first one stays readable', async () => {
    const one = await settled([3, 2]);
    const { world, id, keys } = one;
    const { ours, theirs, manager, members, others, sponsor } = world;
    expect(await preview(one, manager)).toMatchObject({ same: true, badges: [] });
    await fallsAway(one, keys[0]!, keys[1]!);
    // 3 for the question and 15 for the first step, of five times 30.
    const seen = await preview(one, manager);
    expect([scoreOf(seen.before, ours), scoreOf(seen.after, ours)]).toEqual([3600, 1200]);
    expect([scoreOf(seen.before, theirs), scoreOf(seen.after, theirs)]).toEqual([2400, 2400]);
    expect((await pageOf(manager, id)).challenge).toMatchObject({ corrected: null });
    expect(unitOf((await pageOf(manager, id)).challenge, ours).score).toBe(3600);
    expect(await told(others[0]!, 'challenge_corrected')).toEqual([]);

    const socket = await app.socket(members[4]!);
    await app.watch(socket, `challenge:${id}`);
    const heard = app.nextChange(socket, `challenge:${id}`);
    expect(await publish(one, manager)).toMatchObject({ number: 1 });
    expect((await heard).change).toMatchObject({ words: true });
    const { challenge } = await pageOf(members[4]!, id);
    expect(challenge.corrected).toEqual({ number: 1, by: 'Grace Manager', at: clock.now().toISOString() });
    expect([unitOf(challenge, ours), unitOf(challenge, theirs)]).toMatchObject([
      { score: 1200, across: 1 },
      { score: 2400, across: 2 },
    ]);
    const both = await results(members[4]!, id);
    expect(scoreOf(both.original, ours)).toBe(3600);
    expect(both.errata).toMatchObject([{ number: 1, by: 'Grace Manager', reason, badges: [] }]);
    expect(scoreOf(both.errata[0]!.before, ours)).toBe(3600);
    expect(scoreOf(both.errata[0]!.after, ours)).toBe(1200);

    // Once each: those who took part by either result of a unit that has another, its sponsor; not who published it.
    for (const person of [members[0]!, members[2]!, others[0]!, sponsor])
      expect(await told(person, 'challenge_corrected')).toMatchObject([
        {
          params: { name: 'Grace Manager', reason, challenge: { en: 'Borrow a good idea' } },
          link: { to: 'challenge', id },
        },
      ]);
    for (const person of [members[4]!, others[4]!, manager])
      expect(await told(person, 'challenge_corrected')).toEqual([]);
    const { events } = await get<AuditTrail>(one.chief, 'audit');
    expect(events[0]).toMatchObject({ action: 'challenge_corrected', reason, target: { kind: 'challenge', id } });
    expect(await differences(one)).toEqual([]);
  });

  it('is said to be reckoned by today where it was settled before it was kept who was there', async () => {
    const one = await settled([1, 1]);
    expect(await preview(one, one.chief)).toMatchObject({ rosterKept: true, same: true });
    await app.database.query(`delete from challenge_roster where challenge_id = $1`, [one.id]);
    expect(await preview(one, one.chief)).toMatchObject({ rosterKept: false, same: true });
    await app.database.query(`delete from membership where member_id = $1`, [one.world.members[0]!.memberId]);
    expect(await preview(one, one.chief)).toMatchObject({ rosterKept: false, same: false });
  });

  it('is not corrected when nothing is other, and nothing is made', async () => {
    const one = await settled([1, 1]);
    const before = await pageOf(one.chief, one.id);
    await publish(one, one.chief, 409);
    expect(await pageOf(one.chief, one.id)).toEqual(before);
    expect((await results(one.chief, one.id)).errata).toEqual([]);
  });

  it.each([
    ['together', { mode: 'together', goal: 'lowest_rate', target: 40 }],
    ['sum', { mode: 'together', goal: 'sum', target: 4 }],
    ['own best', { mode: 'own_best' }],
  ] as const)('is the same when nothing fell away, and another when something did: %s', async (_, how) => {
    const one = await settled([2, 2], { ...how });
    expect((await preview(one, one.chief)).same).toBe(true);
    await fallsAway(one, one.keys[0]!);
    expect((await preview(one, one.chief)).same).toBe(false);
    await publish(one, one.chief);
    expect(await differences(one)).toEqual([]);
  });

  it('counts reuse both ways anew between a pair', async () => {
    const world = await council();
    const chief = await world.given.member(await world.given.team(), { grants: admin });
    const { id } = await opened(world, { mode: 'paired', activities: [] });
    const reuse = () => {
      const data = { reuse: newId(), adopterTeam: world.theirs.id, distance: 'other-directorate' } as const;
      const more = { counterpart: world.others[0]!, subject: newId() };
      return done(world.given, world.members[0]!, 'practice.reused', data, more);
    };
    const keys = [await reuse(), await reuse()];
    await app.engineDone(world.given.organisationId);
    await later(world, 20);
    const one = { world, id, keys, chief };
    expect((await preview(one, chief)).same).toBe(true);
    await fallsAway(one, keys[0]!);
    await publish(one, chief);
    const { progress } = (await pageOf(chief, id)).challenge;
    expect([...progress.ways!].toSorted()).toEqual([0, 1]);
  });

  it('brings in nothing that was recorded too late', async () => {
    const one = await settled([1, 1]);
    const { world, id } = one;
    const { startsAt } = (await pageOf(one.chief, id)).challenge;
    clock.pass(1000);
    world.given.clock.set(new Date(Date.parse(startsAt!) + DAY_MS));
    const key = await ask(world, world.members[3]!);
    await app.database.query(`update activity set recorded_at = $2 where key = $1`, [key, clock.now()]);
    world.given.clock.set(clock.now());
    await app.engineDone(world.given.organisationId);
    expect((await preview(one, one.chief)).same).toBe(true);
  });

  it('is reckoned with those who were there, whatever became of the tree and of absences since', async () => {
    const world = await council();
    const chief = await world.given.member(await world.given.team(), { grants: admin });
    const more = await world.given.members(world.theirs, 3);
    const { id } = await opened(world, { units: [world.ours.path[1]!, world.theirs.id] });
    const keys = [await ask(world, world.members[0]!), await ask(world, world.others[0]!)];
    await app.engineDone(world.given.organisationId);
    await later(world, 20);
    const one = { world, id, keys, chief };
    const { startsAt } = (await pageOf(chief, id)).challenge;
    await app.database.query(`update unit set path = array[id], parent_id = null where id = $1`, [world.ours.id]);
    await app.database.query(`update member set absence = tstzrange($2, null) where id = any($1)`, [
      more.map(({ memberId }) => memberId),
      startsAt,
    ]);
    expect((await preview(one, chief)).same).toBe(true);
    await fallsAway(one, keys[0]!);
    await publish(one, chief);
    const { units } = (await pageOf(chief, id)).challenge;
    expect(units.map(({ across, people }) => [across, people]).toSorted()).toEqual([
      [0, 5],
      [1, 8],
    ]);
  });

  it('is corrected again by the next number, from what the one before had made of it', async () => {
    const one = await settled([3, 1]);
    for (const key of one.keys.slice(0, 2)) {
      await fallsAway(one, key);
      await publish(one, one.chief);
    }
    const { original, errata } = await results(one.chief, one.id);
    expect(errata.map(({ number }) => number)).toEqual([1, 2]);
    const ours = errata.flatMap(({ before, after }) => [before, after].map((each) => scoreOf(each, one.world.ours)));
    expect([scoreOf(original, one.world.ours), ...ours]).toEqual([3600, 3600, 2400, 2400, 1200]);
    expect(await told(one.world.members[2]!, 'challenge_corrected')).toHaveLength(2);
    expect(await differences(one)).toEqual([]);
    await app.database.query(
      `update challenge_erratum set result = replace(result, '1200', '1300') where number = 1 and challenge_id = $1`,
      [one.id],
    );
    await app.database.query(`update challenge_erratum set result_hash = 'x' where number = 1 and challenge_id = $1`, [
      one.id,
    ]);
    expect(await differences(one)).toMatchObject([{ kind: 'challenge_sealed', lines: 1 }]);
  });

  it('is published once when two do it at the same moment, and a repeat of one is one', async () => {
    const one = await settled([3, 1]);
    await fallsAway(one, one.keys[0]!);
    const { version, seen } = await preview(one, one.chief);
    const body = { version, seen, reason };
    const answers = await Promise.all(
      [one.chief, one.world.manager].map((actor) => post(actor, `challenges/${one.id}/errata`, body)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409)!.body as { code: string; detail: string };
    expect(refused).toMatchObject({ code: 'changed_meanwhile', detail: expect.stringContaining('erratum no. 1') });
    await fallsAway(one, one.keys[1]!);
    const next = await preview(one, one.chief);
    const agent = await app.as(one.chief);
    const [key, path] = [newId(), `/api/challenges/${one.id}/errata`];
    const again = { version: next.version, seen: next.seen, reason };
    for (const _ of [1, 2]) {
      const { body: answer } = await agent.post(path).set('Idempotency-Key', key).send(again).expect(201);
      expect(answer).toMatchObject({ number: 2 });
    }
  });

  it('is reckoned of a department that has nobody in it by now, too; where nothing is other, nothing is written', async () => {
    const world = await council();
    const units = [world.ours, world.theirs].map(({ path }) => path[1]!);
    const one = await settled([3, 2], { units }, world);
    const [ours] = units;
    await app.database.query(`update unit set path = array[id], parent_id = null where id = $1`, [world.ours.id]);
    expect(await preview(one, one.chief)).toMatchObject({ same: true });
    const touched = await app.database.query(
      `select 1 from challenge_points where challenge_id = $1 and xmax::text <> '0'
       union all select 1 from challenge_taker where challenge_id = $1 and xmax::text <> '0'`,
      [one.id],
    );
    expect(touched).toEqual([]);
    await fallsAway(one, one.keys[0]!);
    const { before, after } = await preview(one, one.chief);
    expect([before, after].map((figures) => scoreOf(figures, { id: ours! }))).toEqual([3600, 2400]);
  });

  it('is published as it was seen, or not at all', async () => {
    const one = await settled([3, 1]);
    await fallsAway(one, one.keys[0]!);
    const { version, seen } = await preview(one, one.chief);
    await fallsAway(one, one.keys[1]!);
    const refused = await posted<{ code: string }>(
      one.chief,
      `challenges/${one.id}/errata`,
      { version, seen, reason },
      409,
    );
    expect(refused.code).toBe('changed_meanwhile');
    await posted(one.chief, `challenges/${one.id}/errata`, { version, seen, reason: ' ' }, 400);
    expect((await results(one.chief, one.id)).errata).toEqual([]);
  });

  it('is for its owner, its deputy and administrators, once it is settled, and for nobody whose own unit rises by it', async () => {
    const one = await settled([3, 2]);
    const { world, id, keys, chief } = one;
    const { given, ours, theirs } = world;
    const roles = await Promise.all(
      [
        { role: 'lead' as const, unitId: ours.id },
        { role: 'manager' as const, unitId: theirs.path[0]! },
        { role: 'reviewer' as const, unitId: null },
        { role: 'facilitator' as const, unitId: null },
      ].map((grant) => given.member(ours, { grants: [grant], since: clock.now() })),
    );
    for (const actor of [world.members[0]!, world.sponsor, ...roles]) {
      await posted(actor, `challenges/${id}/errata/preview`, {}, 403);
      await posted(actor, `challenges/${id}/errata`, { version: 1, seen: '', reason }, 403);
      expect((await pageOf(actor, id)).may.correct).toBe(false);
      await results(actor, id);
    }
    for (const actor of [chief, world.manager]) expect((await pageOf(actor, id)).may.correct).toBe(true);
    const elsewhere = await council();
    await posted(elsewhere.manager, `challenges/${id}/errata/preview`, {}, 404);
    const { id: open } = await opened(world);
    await posted(chief, `challenges/${open}/errata/preview`, {}, 409);
    await get(chief, `challenges/${open}/results`, 404);

    await fallsAway(one, keys[0]!, keys[1]!);
    const theirChief = await given.member(theirs, { grants: admin, since: clock.now() });
    expect(await preview(one, theirChief)).toMatchObject({ ownRises: true });
    await publish(one, theirChief, 403);
    await app.database.query(`update challenge set deputy_id = $2 where id = $1`, [id, roles[0]!.memberId]);
    await publish(one, roles[0]!);
  });
});
