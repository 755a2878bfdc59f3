import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OwnData } from '@guildhall/shared/outbound/own-data';
import type { Triad } from '@guildhall/shared/game/triads';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, Given } from '../../testing/given.js';
import { done, takenBack } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, given, posted } from '../../testing/world.js';
import { FindTriads } from './find-triads.job.js';

eachTestHasItsOwnOrganisation();

let ann: Actor;
let bob: Actor;
let cai: Actor;
let dee: Actor;
let admin: Actor;

beforeEach(async () => {
  given.clock.set(clock.now());
  const team = await given.team();
  ann = await given.member(team, { name: 'Ann Price' });
  bob = await given.member(team, { name: 'Bob Lewis' });
  cai = await given.member(team, { name: 'Cai Hughes' });
  dee = await given.member(await given.team(), { name: 'Dee Moss' });
  admin = await given.member(await given.team(), { name: 'Ada Lowe', grants: [{ role: 'admin', unitId: null }] });
});

/** Somebody's answer was of use to a colleague, so many times; gives the keys. */
async function answered(by: Actor, to: Actor, times = 1): Promise<string[]> {
  const keys: string[] = [];
  for (let nth = 0; nth < times; nth++)
    keys.push(await done(given, by, 'answer.accepted', { question: newId() }, { counterpart: to }));
  return keys;
}

/** Ann, Bob and Cai: each has three answers accepted by each of the other two, and nobody else’s. */
async function eachOther(): Promise<void> {
  for (const by of [ann, bob, cai]) for (const to of [ann, bob, cai]) if (by !== to) await answered(by, to, 3);
}

const look = async () => {
  await app.engineDone(given.organisationId);
  await app.get(FindTriads).execute(given.organisationId);
};
const found = () => get<Triad[]>(admin, 'triads');
const names = async () => (await found()).map(({ people }) => people.map(({ name }) => name));
const rows = () => app.database.query(`select found_at from triad where organisation_id = $1`, [given.organisationId]);
const three = [['Ann Price', 'Bob Lewis', 'Cai Hughes']];

describe('[triads] three who mostly bring each other credit', () => {
  it('are shown to administrators, and their points are as before', async () => {
    await eachOther();
    await app.engineDone(given.organisationId);
    const ledger = () =>
      app.database.query(`select id, points from points_entry where organisation_id = $1 order by seq`, [
        given.organisationId,
      ]);
    const before = await ledger();
    await look();
    expect(await found()).toEqual([
      {
        people: [ann, bob, cai].map(({ memberId, name }) => ({ id: memberId, name })),
        mostly: [ann, bob, cai].map(({ memberId }) => memberId).toSorted(),
      },
    ]);
    expect(await ledger()).toEqual(before);
  });

  it('are seen by nobody else, nor by another organisation’s administrator', async () => {
    await eachOther();
    await look();
    const reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
    const manager = await given.member(await given.team(), { grants: [{ role: 'manager', unitId: ann.unitPath[0]! }] });
    for (const actor of [ann, dee, reviewer, manager]) await get(actor, 'triads', 403);
    await app.anyone().get('/api/triads').expect(401);
    const elsewhere = await Given.organisation(app.database);
    const other = await elsewhere.member(await elsewhere.team(), { grants: [{ role: 'admin', unitId: null }] });
    expect(await get(other, 'triads')).toEqual([]);
  });

  it('are named by of whom it is so: credit from elsewhere opens the circle', async () => {
    await eachOther();
    await answered(dee, ann, 2);
    given.clock.pass(7 * DAY_MS);
    await answered(ann, dee, 4);
    await answered(bob, dee, 4);
    await look();
    expect((await found()).map(({ mostly }) => mostly)).toEqual([[cai.memberId]]);
    await answered(cai, dee, 4);
    await look();
    expect([await found(), await rows()]).toEqual([[], []]);
  });

  it('are not three while one has nothing from another, or few have anything', async () => {
    for (const [by, to] of [
      [ann, bob],
      [bob, ann],
      [ann, cai],
      [cai, ann],
      [bob, cai],
    ] as const)
      await answered(by, to, 3);
    await look();
    expect(await found()).toEqual([]);
    const [, few] = [await answered(cai, bob, 1), await given.members(await given.team(), 3)];
    for (const by of few) for (const to of few) if (by !== to) await answered(by, to, 2);
    await look();
    expect(await names()).toEqual(three);
  });

  it('what was taken back, paid nothing or was a first step is no credit', async () => {
    const sameTeam = { reuse: newId(), outcome: 'kept', authorTeam: null, distance: 'same-team' } as const;
    await done(given, cai, 'practice.tried', sameTeam, { counterpart: bob });
    for (const [by, to] of [
      [ann, bob],
      [ann, cai],
      [bob, ann],
      [bob, cai],
      [cai, ann],
    ] as const)
      await answered(by, to, 3);
    await look();
    expect(await rows()).toEqual([]);
    const last = await answered(cai, bob, 2);
    await look();
    expect(await names()).toEqual(three);
    for (const key of last) await takenBack(given, key);
    await look();
    expect(await rows()).toEqual([]);
  });

  it('are kept since they were found first, and forgotten when the season is over', async () => {
    await eachOther();
    await look();
    const since = await rows();
    clock.pass(DAY_MS);
    await look();
    expect([since.length, await rows()]).toEqual([1, since]);
    await app.database.query(`update season set closed_at = now() where organisation_id = $1`, [given.organisationId]);
    await look();
    expect(await rows()).toEqual([]);
  });

  it('[I11] are not shown from the moment in which one plays no more, is away or has left', async () => {
    await eachOther();
    await look();
    const change = async (how: string, back: string) => {
      await app.database.query(`update member set ${how} where id = $1`, [bob.memberId]);
      const shown = await names();
      await look();
      const kept = await rows();
      await app.database.query(`update member set ${back} where id = $1`, [bob.memberId]);
      await look();
      return { shown, kept };
    };
    for (const [how, back] of [
      [`playing = false`, `playing = true`],
      [`absence = tstzrange('2026-10-01', null)`, `absence = null`],
      [`left_at = now()`, `left_at = null`],
    ] as const)
      expect({ how, ...(await change(how, back)) }).toEqual({ how, shown: [], kept: [] });
    expect(await names()).toEqual(three);
  });

  it('each reads of themselves in their own data, without the other two, and leaving takes it away', async () => {
    await eachOther();
    await look();
    const { kept } = await get<OwnData>(ann, 'me/data');
    expect(kept['mostly_with_two_others']).toEqual([
      { season_id: given.seasonId, found_at: expect.any(String), is_so_of_you: true },
    ]);
    expect((await get<OwnData>(dee, 'me/data')).kept['mostly_with_two_others']).toEqual([]);
    await posted(cai, 'me/leaving', { sure: true }, 204);
    expect(await rows()).toEqual([]);
  });
});
