import { describe, expect, test } from '@jest/globals';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import type { Me } from '@guildhall/shared/people/me';
import { type MeChange, meTopic } from '@guildhall/shared/people/feed';
import type { Unit } from '@guildhall/shared/people/organisation';
import type { PeoplePage, PersonPage } from '@guildhall/shared/people/people';
import type { SeatedPeople, StructureUnit, UnitClosing, UnitPage } from '@guildhall/shared/people/structure';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { givenGuidance } from '../../testing/given-guidance.js';
import { Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, given, post, posted } from '../../testing/world.js';

eachTestHasItsOwnOrganisation();

const hour = (n: number) => new Date(TUESDAY.getTime() + n * 60 * 60_000);

/** A department with a depot, where two people sit whom one of them leads, and a mowing team; and an administrator elsewhere. */
async function council() {
  const directorate = await given.unit('directorate', undefined, 'Highways');
  const department = await given.unit('department', directorate, 'Parks');
  const [depot, mowing] = [
    await given.unit('team', department, 'Depot'),
    await given.unit('team', department, 'Mowing'),
  ];
  const admin = await given.member(directorate, { name: 'Ann Admin', grants: [{ role: 'admin', unitId: null }] });
  const lead = await given.member(depot, { name: 'Bo Hill', grants: [{ role: 'lead', unitId: depot.id }] });
  const mate = await given.member(depot, { name: 'Cy Moss' });
  return { directorate, department, depot, mowing, admin, lead, mate };
}

const close = (by: Actor, unit: GivenUnit, to: GivenUnit | null = null) =>
  post(by, `structure/${unit.id}/close`, { toUnitId: to?.id ?? null });
const open = (by: Actor, unit: GivenUnit) => post(by, `structure/${unit.id}/open`);
const pageOf = (by: Actor, unit: GivenUnit) => get<UnitPage>(by, `structure/${unit.id}`);
const personOf = (by: Actor, whom: Actor) => get<PersonPage>(by, `people/${whom.memberId}`);
const fieldsOf = ({ body }: { body: { errors?: { field: string; code: string }[] } }) =>
  body.errors?.map(({ field, code }) => [field, code]);
async function trail(by: Actor) {
  const { events } = await get<AuditTrail>(by, 'audit');
  return events.map(({ action, target }) => [action, target.name]);
}

describe('[structure] a unit closes', () => {
  test('it is said beforehand who moves and whose roles end; then they do, once, and it stands in the audit trail', async () => {
    const { depot, mowing, admin, lead, mate } = await council();
    expect(await get<UnitClosing>(admin, `structure/${depot.id}/closing`)).toMatchObject({
      people: 2,
      roles: [{ role: 'lead', member: { name: 'Bo Hill' } }],
      hindrance: null,
    });
    clock.set(hour(1));
    expect((await close(admin, depot, mowing)).status).toBe(204);
    expect(await pageOf(admin, depot)).toMatchObject({
      ...{ people: 0, roles: [], takes: [], closedAt: hour(1).toISOString(), closedInto: { name: 'Mowing' } },
    });
    expect(await personOf(admin, mate)).toMatchObject({
      unit: { id: mowing.id },
      stays: [
        { unit: { id: mowing.id }, from: hour(1).toISOString(), to: null },
        { unit: { name: 'Depot' }, to: hour(1).toISOString() },
      ],
    });
    expect((await personOf(admin, lead)).roles).toEqual([]);
    expect(await trail(admin)).toEqual([['unit_closed', 'Depot']]);
  });

  test('whoever sat in it is known where they sit now and is told, and the roles for it are gone at once', async () => {
    const { depot, mowing, admin, lead } = await council();
    const http = await app.as(lead);
    const socket = await app.socket(lead);
    const told = new Promise<void>((done) =>
      socket.on('live:change', ({ change }) => {
        if ((change as MeChange).moved?.includes('units')) done();
      }),
    );
    await socket.emitWithAck('live:watch', { topic: meTopic.of(lead.memberId) });
    const me = async () => (await http.get('/api/me').expect(200)).body as Me;
    expect((await me()).units.at(-1)?.id).toBe(depot.id);
    await close(admin, depot, mowing);
    await told;
    for (let turn = 0; turn < 100 && (await me()).units.at(-1)?.id === depot.id; turn += 1);
    expect(await me()).toMatchObject({ units: expect.arrayContaining([expect.objectContaining({ id: mowing.id })]) });
    expect((await me()).roles).toEqual([]);
  });

  test('a request that is repeated does nothing twice, and a second one is told that it is closed', async () => {
    const { depot, mowing, admin, mate } = await council();
    const http = await app.as(admin);
    const key = newId();
    const send = () =>
      http
        .post(`/api/structure/${depot.id}/close`)
        .set('Idempotency-Key', key)
        .send({ toUnitId: mowing.id })
        .expect(204);
    await Promise.all([send(), send()]);
    await open(admin, depot);
    await send();
    expect((await pageOf(admin, depot)).closedAt).toBeNull();
    expect((await personOf(admin, mate)).stays).toHaveLength(2);
    await close(admin, depot);
    expect((await close(admin, depot)).body).toMatchObject({ status: 409, code: 'not_in_this_state' });
    expect((await trail(admin)).map(([action]) => action)).toEqual(['unit_closed', 'unit_opened', 'unit_closed']);
  });

  test('not while open units belong to it, nor without a unit for its people that is another one and open', async () => {
    const { directorate, department, depot, mowing, admin, mate } = await council();
    const refusal = async (...what: [GivenUnit, GivenUnit?]) => fieldsOf(await close(admin, ...what));
    expect(await refusal(department, directorate)).toEqual([['unit', 'units_below']]);
    expect((await get<UnitClosing>(admin, `structure/${department.id}/closing`)).hindrance).toEqual({
      ...{ code: 'units_below', params: { count: '2' } },
    });
    expect(await refusal(depot)).toEqual([['toUnitId', 'needs_unit']]);
    expect(await refusal(depot, depot)).toEqual([['toUnitId', 'same_unit']]);
    expect(await refusal(depot, await (await Given.organisation(app.database)).team())).toEqual([
      ['toUnitId', 'not_open'],
    ]);
    await close(admin, mowing);
    expect(await refusal(depot, mowing)).toEqual([['toUnitId', 'not_open']]);
    expect((await personOf(admin, mate)).stays).toHaveLength(1);
    await close(admin, depot, directorate);
    expect((await close(admin, department)).status).toBe(204);
    expect((await personOf(admin, mate)).unit).toMatchObject({ id: directorate.id });
  });

  test('only an administrator does it, in their own organisation; the organisation itself is no unit', async () => {
    const { directorate, depot, mowing, admin } = await council();
    const manager = await given.member(mowing, { grants: [{ role: 'manager', unitId: directorate.id }] });
    expect((await close(manager, depot, mowing)).status).toBe(403);
    expect((await open(manager, depot)).status).toBe(403);
    await get(manager, `structure/${depot.id}/closing`, 403);
    const elsewhere = await (await Given.organisation(app.database)).team();
    expect((await close(admin, elsewhere)).status).toBe(404);
    expect((await open(admin, elsewhere)).status).toBe(404);
    expect((await post(admin, `structure/${given.organisationId}/close`)).status).toBe(404);
  });
});

describe('[structure] a unit opens again', () => {
  test('as it was but for its people and roles, and it stands in the audit trail', async () => {
    const { depot, mowing, admin, mate } = await council();
    await close(admin, depot, mowing);
    expect((await open(admin, depot)).status).toBe(204);
    expect(await pageOf(admin, depot)).toMatchObject({ closedAt: null, closedInto: null, people: 0, roles: [] });
    expect((await personOf(admin, mate)).unit).toMatchObject({ id: mowing.id });
    expect((await open(admin, depot)).body).toMatchObject({ code: 'not_in_this_state' });
    expect(await trail(admin)).toEqual([
      ['unit_opened', 'Depot'],
      ['unit_closed', 'Depot'],
    ]);
  });

  test('not below one that is closed, nor beside another of its name', async () => {
    const { directorate, department, depot, mowing, admin } = await council();
    for (const unit of [depot, mowing, department]) await close(admin, unit, directorate);
    expect((await open(admin, depot)).body.errors).toMatchObject([
      { field: 'unit', code: 'closed_above', params: { unit: 'Parks' } },
    ]);
    await open(admin, department);
    await posted(admin, 'structure', { parentId: department.id, kind: 'team', name: 'depot' }, 201);
    expect(fieldsOf(await open(admin, depot))).toEqual([['unit', 'name_since']]);
    expect((await open(admin, mowing)).status).toBe(204);
  });
});

describe('[structure] a closed unit', () => {
  /** The ids of units anywhere in an answer. */
  const holds = (answer: unknown, unit: GivenUnit) => JSON.stringify(answer).includes(unit.id);

  test('is in no list to choose from, and among the closed ones alone', async () => {
    const { department, depot, mowing, admin, mate } = await council();
    await close(admin, depot, mowing);
    const lists: Record<string, unknown> = {
      everyone: await get<Unit[]>(mate, 'units'),
      below: await get<StructureUnit[]>(admin, `structure?parent=${department.id}`),
      found: await get<StructureUnit[]>(admin, 'structure?search=depot'),
      people: await get(admin, 'people'),
      picker: await get(mate, 'members?search=moss'),
      measures: await get(mate, 'insight/measures'),
      guidance: await get(mate, 'guidance'),
      practices: await get(mate, 'practices/filters'),
      gap: await get(mate, 'insight/gap'),
      boards: await get(mate, 'boards'),
      me: await get(mate, 'me'),
    };
    for (const [name, answer] of Object.entries(lists)) expect([name, holds(answer, depot)]).toEqual([name, false]);
    const closed = async (query: string) =>
      (await get<StructureUnit[]>(admin, `structure?closed=true${query}`)).map(({ name }) => name);
    expect(await closed('')).toEqual(['Depot']);
    expect(await closed(`&parent=${department.id}`)).toEqual(['Depot']);
    expect(await closed(`&parent=${depot.id}`)).toEqual([]);
    expect([await closed('&search=deppot'), await closed('&search=mowing')]).toEqual([['Depot'], []]);
  });

  test('is refused wherever one is named', async () => {
    const { depot, mowing, department, admin, mate } = await council();
    const guidance = await givenGuidance(app, mate);
    await close(admin, depot, mowing);
    const named = async (path: string, body: object) => fieldsOf(await post(admin, path, body));
    expect(await named(`people/${mate.memberId}/move`, { unitId: depot.id })).toEqual([['unitId', 'not_open']]);
    expect(await named(`people/${mate.memberId}/roles`, { role: 'lead', unitId: depot.id })).toEqual([
      ['unitId', 'not_open'],
    ]);
    expect(await named('structure', { parentId: depot.id, kind: 'cohort', name: 'Drivers' })).toEqual([
      ['parentId', 'not_open'],
    ]);
    const cohort = await given.unit('cohort', department, 'Drivers');
    expect(await named(`structure/${cohort.id}/parent`, { parentId: depot.id })).toEqual([['parentId', 'not_open']]);
    const challenge = { title: { en: 'A race' }, purpose: { en: 'To share.' }, units: [depot.id] };
    expect(await named('challenges', challenge)).toEqual([['units', 'unit_closed']]);
    const consult = { move: 'consult', message: 'What do you think?', unitId: depot.id, closesOn: '2026-10-20' };
    expect(fieldsOf(await post(mate, `guidance/${guidance}/moves`, consult))).toEqual([['unitId', 'not_open']]);
    expect((await post(admin, `structure/${depot.id}/names`, { name: 'Store' })).status).toBe(409);
    expect((await post(admin, `structure/${depot.id}/parent`, { parentId: null })).status).toBe(409);
    expect((await get<SeatedPeople>(admin, `structure/${depot.id}/people`)).people).toEqual([]);
  });

  test('takes nobody back: who is here again sits where its people went, where they are asked for, or in none', async () => {
    const { depot, mowing, directorate, admin, lead, mate } = await council();
    const other = await given.member(depot, { name: 'Dee Ray' });
    for (const each of [lead, mate, other]) await post(admin, `people/${each.memberId}/left`);
    await close(admin, depot);
    const gone = async () =>
      (await get<PeoplePage>(admin, 'people?left=true')).people.map(({ returnsTo }) => returnsTo);
    expect(await gone()).toEqual([null, null, null]);
    await app.database.query(`update unit set closed_into = $2 where id = $1`, [depot.id, mowing.id]);
    await close(admin, mowing, directorate);
    expect((await gone())[0]).toMatchObject({ name: 'Highways' });
    const returned = (whom: Actor, body: object = {}) => post(admin, `people/${whom.memberId}/returned`, body);
    expect(fieldsOf(await returned(lead, { unitId: depot.id }))).toEqual([['unitId', 'not_open']]);
    expect((await returned(lead)).status).toBe(204);
    expect((await personOf(admin, lead)).unit).toMatchObject({ id: directorate.id });
    expect((await returned(mate, { unitId: null })).status).toBe(204);
    expect(await personOf(admin, mate)).toMatchObject({ unit: null, stays: [{ unit: { name: 'Depot' } }] });
    await app.database.query(`update unit set closed_into = null where id = $1`, [depot.id]);
    expect((await returned(other)).status).toBe(204);
    expect((await personOf(admin, other)).unit).toBeNull();
  });
});
