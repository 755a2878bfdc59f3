import { describe, expect, test } from '@jest/globals';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import type { Me } from '@guildhall/shared/people/me';
import type { PersonPage } from '@guildhall/shared/people/people';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, given, post } from '../../testing/world.js';

eachTestHasItsOwnOrganisation();

const hour = (n: number) => new Date(TUESDAY.getTime() + n * 60 * 60_000);

/** Two teams, somebody in the first, and somebody who administers. */
async function twoTeams() {
  const [depot, mowing] = [await given.team(), await given.team()];
  const admin = await given.member(depot, { name: 'Ann Admin', grants: [{ role: 'admin', unitId: null }] });
  const bo = await given.member(depot, { name: 'Bo Hill', since: hour(-24) });
  return { depot, mowing, admin, bo };
}

const move = (by: Actor, whom: Actor, unitId: string | null) => post(by, `people/${whom.memberId}/move`, { unitId });
const give = (by: Actor, whom: Actor, role: object) => post(by, `people/${whom.memberId}/roles`, role);
const pageOf = (by: Actor, whom: Actor) => get<PersonPage>(by, `people/${whom.memberId}`);
const fieldsOf = ({ body }: { body: { errors?: { field: string; code: string }[] } }) =>
  body.errors?.map(({ field, code }) => [field, code]);
async function trail(by: Actor) {
  const { events } = await get<AuditTrail>(by, 'audit');
  return events.map(({ action, target, role }) => [action, target.name, ...(role ? [role.role, role.unit?.id] : [])]);
}

describe('[people] somebody sits in another unit', () => {
  test('from now on; where they sat stays on record, and it stands in the audit trail', async () => {
    const { depot, mowing, admin, bo } = await twoTeams();
    clock.set(hour(1));
    expect((await move(admin, bo, mowing.id)).status).toBe(204);
    clock.set(hour(2));
    expect((await move(admin, bo, null)).status).toBe(204);
    clock.set(hour(3));
    expect((await move(admin, bo, depot.id)).status).toBe(204);
    expect(await pageOf(admin, bo)).toMatchObject({
      name: 'Bo Hill',
      unit: { id: depot.id },
      stays: [
        { unit: { id: depot.id }, from: hour(3).toISOString(), to: null },
        { unit: { id: mowing.id }, from: hour(1).toISOString(), to: hour(2).toISOString() },
        { unit: { id: depot.id }, from: hour(-24).toISOString(), to: hour(1).toISOString() },
      ],
    });
    expect(await trail(admin)).toEqual(Array.from({ length: 3 }, () => ['member_moved', 'Bo Hill']));
  });

  test('and is known there at once where they are signed in', async () => {
    const { depot, mowing, admin, bo } = await twoTeams();
    const http = await app.as(bo);
    const seat = async () => ((await http.get('/api/me').expect(200)).body as Me).units.at(-1)?.id;
    expect(await seat()).toBe(depot.id);
    await move(admin, bo, mowing.id);
    for (let turn = 0; turn < 100 && (await seat()) === depot.id; turn += 1);
    expect(await seat()).toBe(mowing.id);
  });

  test('to where they sit already is no move', async () => {
    const { depot, admin, bo } = await twoTeams();
    expect((await move(admin, bo, depot.id)).status).toBe(204);
    expect((await pageOf(admin, bo)).stays).toHaveLength(1);
    expect(await trail(admin)).toEqual([]);
  });

  test('a repeat of the same request moves nobody again', async () => {
    const { depot, mowing, admin, bo } = await twoTeams();
    const http = await app.as(admin);
    const key = newId();
    const send = () =>
      http.post(`/api/people/${bo.memberId}/move`).set('Idempotency-Key', key).send({ unitId: mowing.id }).expect(204);
    await send();
    clock.set(hour(1));
    await move(admin, bo, depot.id);
    await send();
    expect((await pageOf(admin, bo)).unit).toMatchObject({ id: depot.id });
  });

  test('is refused to others, for strangers and leavers, and for a unit that is closed or of another organisation', async () => {
    const { depot, mowing, admin, bo } = await twoTeams();
    const lead = await given.member(depot, { grants: [{ role: 'manager', unitId: depot.path[0]! }] });
    expect((await move(lead, bo, mowing.id)).status).toBe(403);
    await get(lead, `people/${bo.memberId}`, 403);
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team());
    expect((await move(admin, stranger, mowing.id)).status).toBe(404);
    await get(admin, `people/${stranger.memberId}`, 404);
    expect(fieldsOf(await move(admin, bo, stranger.unitPath.at(-1)!))).toEqual([['unitId', 'not_open']]);
    await app.database.query(`update unit set closed_at = $2 where id = $1`, [mowing.id, TUESDAY]);
    expect(fieldsOf(await move(admin, bo, mowing.id))).toEqual([['unitId', 'not_open']]);
    await post(admin, `people/${bo.memberId}/left`);
    expect((await move(admin, bo, depot.id)).status).toBe(404);
    expect((await pageOf(admin, bo)).stays).toHaveLength(1);
  });
});

describe('[people] a role is given', () => {
  test('for a unit or for everyone, in force at once, and it stands in the audit trail', async () => {
    const { depot, admin, bo } = await twoTeams();
    expect((await give(admin, bo, { role: 'manager', unitId: depot.path[0] })).status).toBe(204);
    expect((await give(admin, bo, { role: 'reviewer' })).status).toBe(204);
    expect((await pageOf(admin, bo)).roles).toMatchObject([
      { role: 'manager', unit: { id: depot.path[0] } },
      { role: 'reviewer', unit: null },
    ]);
    const abilities = async () => (await get<Me>(bo, 'me')).abilities;
    for (let turn = 0; turn < 100 && !(await abilities()).includes('practice.hide'); turn += 1);
    expect(await abilities()).toEqual(expect.arrayContaining(['challenge.create', 'practice.hide']));
    expect(await trail(admin)).toEqual([
      ['role_given', 'Bo Hill', 'reviewer', undefined],
      ['role_given', 'Bo Hill', 'manager', depot.path[0]],
    ]);
    expect((await give(admin, bo, { role: 'reviewer' })).body).toMatchObject({ code: 'already_done' });
  });

  test('is refused without a unit where one is needed, with one where none is, and for a unit that is not open', async () => {
    const { depot, mowing, admin, bo } = await twoTeams();
    const elsewhere = await (await Given.organisation(app.database)).team();
    await app.database.query(`update unit set closed_at = $2 where id = $1`, [mowing.id, TUESDAY]);
    const refusal = async (role: object) => fieldsOf(await give(admin, bo, role));
    expect(await refusal({ role: 'lead' })).toEqual([['unitId', 'needs_unit']]);
    expect(await refusal({ role: 'admin', unitId: depot.id })).toEqual([['unitId', 'for_everyone']]);
    expect(await refusal({ role: 'lead', unitId: elsewhere.id })).toEqual([['unitId', 'not_open']]);
    expect(await refusal({ role: 'lead', unitId: mowing.id })).toEqual([['unitId', 'not_open']]);
    expect(await refusal({ role: 'mayor' })).toEqual([['role', 'invalid_value']]);
    expect((await give(bo, bo, { role: 'admin' })).status).toBe(403);
    expect((await pageOf(admin, bo)).roles).toEqual([]);
  });
});
