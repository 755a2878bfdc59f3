import { describe, expect, test } from '@jest/globals';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import type { Me } from '@guildhall/shared/people/me';
import type { Unit } from '@guildhall/shared/people/organisation';
import { meTopic } from '@guildhall/shared/people/feed';
import type { MadeUnit, SeatedPeople, StructureUnit, UnitPage } from '@guildhall/shared/people/structure';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { Given, type GivenUnit } from '../../testing/given.js';
import { AddUnits } from '../organisation/add-units.command.js';
import { app, eachTestHasItsOwnOrganisation, get, given, post, posted } from '../../testing/world.js';

eachTestHasItsOwnOrganisation();

/** A directorate with a department and a team in it, and somebody who administers. */
async function council() {
  const directorate = await given.unit('directorate', undefined, 'Highways');
  const department = await given.unit('department', directorate, 'Parks');
  const team = await given.unit('team', department, 'Depot');
  const admin = await given.member(team, { name: 'Ann Admin', grants: [{ role: 'admin', unitId: null }] });
  return { directorate, department, team, admin };
}

const names = (units: readonly { name: string }[]) => units.map(({ name }) => name);
const below = (admin: Actor, unit?: GivenUnit) =>
  get<StructureUnit[]>(admin, unit ? `structure?parent=${unit.id}` : 'structure');
const pageOf = (admin: Actor, id: string) => get<UnitPage>(admin, `structure/${id}`);
async function trail(admin: Actor) {
  const { events } = await get<AuditTrail>(admin, 'audit');
  return events.map(({ action, target, actor }) => [action, target.kind, target.name, actor?.name]);
}
const fieldsOf = ({ body }: { body: { errors?: { field: string; code: string }[] } }) =>
  body.errors?.map(({ field, code }) => [field, code]);

describe('[structure] administrators see the units', () => {
  test('level by level, with how many units belong to each and how many people sit in it', async () => {
    const { directorate, department, team, admin } = await council();
    await given.unit('directorate', undefined, 'Adult Care');
    await given.member(department);
    expect(await below(admin)).toMatchObject([
      { name: 'Adult Care', units: 0, people: 0, above: [] },
      { name: 'Highways', units: 1, people: 0 },
    ]);
    expect(await below(admin, directorate)).toMatchObject([{ name: 'Parks', kind: 'department', units: 1, people: 1 }]);
    expect(await below(admin, department)).toMatchObject([
      { id: team.id, people: 1, above: [{ id: directorate.id }, { id: department.id }] },
    ]);
  });

  test('found by any part of their names in both languages, with a typing error, and none of another organisation', async () => {
    const { admin, team } = await council();
    await app.database.query(`update unit set name_cy = 'Tîm y Depo' where id = $1`, [team.id]);
    await (await Given.organisation(app.database)).unit('directorate', undefined, 'Depot elsewhere');
    const found = async (words: string) => names(await get<StructureUnit[]>(admin, `structure?search=${words}`));
    expect(await found('depo')).toEqual(['Depot']);
    expect(await found('tim y')).toEqual(['Depot']);
    expect(await found('highwasy')).toEqual(['Highways']);
    expect(await found('%25%25')).toEqual([]);
    // What may belong to each is known, so that only such places are offered to a unit that moves.
    expect(await get<StructureUnit[]>(admin, 'structure?search=Parks')).toMatchObject([{ takes: ['team', 'cohort'] }]);
  });

  test('a unit’s page says what it belongs to, who answers for it, who sits in it and what may belong to it', async () => {
    const { directorate, department, team, admin } = await council();
    const lead = await given.member(team, { name: 'Bo Hill', grants: [{ role: 'lead', unitId: team.id }] });
    for (let n = 0; n < 50; n += 1) await given.member(team, { name: `Cy ${String(n).padStart(2, '0')}` });
    expect(await pageOf(admin, team.id)).toMatchObject({
      above: [{ name: 'Highways' }, { name: 'Parks' }],
      roles: [{ role: 'lead', member: { id: lead.memberId, name: 'Bo Hill' } }],
      closedAt: null,
      takes: ['cohort'],
    });
    expect((await pageOf(admin, directorate.id)).takes).toEqual(['department', 'team', 'cohort']);
    expect((await pageOf(admin, department.id)).takes).toEqual(['team', 'cohort']);
    const first = await get<SeatedPeople>(admin, `structure/${team.id}/people`);
    expect(names(first.people).slice(0, 3)).toEqual(['Ann Admin', 'Bo Hill', 'Cy 00']);
    const rest = await get<SeatedPeople>(admin, `structure/${team.id}/people?after=${first.next}`);
    expect([names(rest.people), rest.next]).toEqual([['Cy 48', 'Cy 49'], null]);
  });

  test('nobody else does, and a unit of another organisation is not found', async () => {
    const { team, directorate, admin } = await council();
    const manager = await given.member(team, { grants: [{ role: 'manager', unitId: directorate.id }] });
    for (const path of ['structure', `structure/${team.id}`, `structure/${team.id}/people`])
      await get(manager, path, 403);
    expect((await post(manager, `structure/${team.id}/names`, { name: 'Mine' })).status).toBe(403);
    expect((await post(manager, 'structure', { name: 'Mine', kind: 'directorate', parentId: null })).status).toBe(403);
    const elsewhere = await (await Given.organisation(app.database)).team();
    await get(admin, `structure/${elsewhere.id}`, 404);
    expect((await post(admin, `structure/${elsewhere.id}/names`, { name: 'Ours' })).status).toBe(404);
    expect((await get<SeatedPeople>(admin, `structure/${elsewhere.id}/people`)).people).toEqual([]);
  });
});

describe('[structure] a unit is called something else', () => {
  test('in both languages; it stands in the audit trail and whoever looks reads it anew', async () => {
    const { team, admin } = await council();
    const colleague = await given.member(team);
    const socket = await app.socket(colleague);
    const told = new Promise((done) => socket.on('live:change', ({ change }) => done(change)));
    await socket.emitWithAck('live:watch', { topic: meTopic.of(colleague.memberId) });
    expect((await post(admin, `structure/${team.id}/names`, { name: 'Green team', nameCy: 'Tîm gwyrdd' })).status).toBe(
      204,
    );
    expect(await told).toEqual({ moved: ['units'] });
    expect(await pageOf(admin, team.id)).toMatchObject({ name: 'Green team', nameCy: 'Tîm gwyrdd' });
    const { units } = await get<{ units: object[] }>(colleague, 'me');
    expect(units.at(-1)).toMatchObject({ name: 'Green team', nameCy: 'Tîm gwyrdd' });
    expect(await trail(admin)).toEqual([['unit_renamed', 'unit', 'Green team', 'Ann Admin']]);
  });

  test('the same name again changes nothing; a name that is taken beside it is refused by its field', async () => {
    const { team, department, admin } = await council();
    await given.unit('team', department, 'Mowing');
    expect((await post(admin, `structure/${team.id}/names`, { name: ' Depot ' })).status).toBe(204);
    expect(await trail(admin)).toEqual([]);
    const taken = await post(admin, `structure/${team.id}/names`, { name: 'mowing' });
    expect([taken.status, fieldsOf(taken)]).toEqual([400, [['name', 'taken']]]);
    const empty = await post(admin, `structure/${team.id}/names`, { name: ' ' });
    expect([empty.status, fieldsOf(empty)]).toEqual([400, [['name', 'too_small']]]);
    expect(await pageOf(admin, team.id)).toMatchObject({ name: 'Depot', nameCy: null });
  });
});

describe('[structure][I16] no unit is named by a party', () => {
  const words = { name: 'New members', nameCy: 'Aelodau Llafur' };

  test('not when it is added, not when it is called something else, not in Welsh and not by a list', async () => {
    const { team, department, admin } = await council();
    const made = { parentId: null, kind: 'cohort', name: 'Labour councillors' };
    expect(fieldsOf(await post(admin, 'structure', made))).toEqual([['name', 'party']]);
    expect(fieldsOf(await post(admin, 'structure', { ...made, ...words }))).toEqual([['nameCy', 'party']]);
    expect(fieldsOf(await post(admin, `structure/${team.id}/names`, words))).toEqual([['nameCy', 'party']]);
    const listed = { id: newId(), parentId: department.id, kind: 'team', name: 'Conservative group' } as const;
    await expect(
      app.database.transaction({}, (tx) => app.get(AddUnits).execute(tx, given.organisationId, [listed])),
    ).rejects.toThrow('Conservative group: No unit is named by a party');
    expect(await pageOf(admin, team.id)).toMatchObject({ name: 'Depot', nameCy: null });
    await posted(admin, 'structure', { ...made, name: 'Councillors', nameCy: 'Cynghorwyr' }, 201);
  });
});

describe('[structure] a unit is added', () => {
  const asked = (parent: GivenUnit | null, kind: string, name: string) => ({
    parentId: parent?.id ?? null,
    kind,
    name,
  });

  test('below another or by itself; it stands in the audit trail, and a repeat adds nothing', async () => {
    const { department, admin } = await council();
    const http = await app.as(admin);
    const key = newId();
    const add = () =>
      http
        .post('/api/structure')
        .set('Idempotency-Key', key)
        .send(asked(department, 'team', 'Mowing'));
    const [first, again] = [await add(), await add()];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    const { id } = first.body as MadeUnit;
    await posted(admin, 'structure', { ...asked(null, 'directorate', 'Health'), nameCy: 'Iechyd' }, 201);
    expect(names(await below(admin, department))).toEqual(['Depot', 'Mowing']);
    expect(await below(admin)).toMatchObject([{ name: 'Health', nameCy: 'Iechyd' }, { name: 'Highways' }]);
    expect((await pageOf(admin, id)).above.map(({ name }) => name)).toEqual(['Highways', 'Parks']);
    expect(await trail(admin)).toEqual([
      ['unit_added', 'unit', 'Health', 'Ann Admin'],
      ['unit_added', 'unit', 'Mowing', 'Ann Admin'],
    ]);
  });

  test('refused by its field: below what cannot hold it, below nothing that is there, with a name that is taken', async () => {
    const { department, team, admin } = await council();
    const elsewhere = await (await Given.organisation(app.database)).team();
    const refusal = async (...unit: Parameters<typeof asked>) =>
      fieldsOf(await post(admin, 'structure', asked(...unit)));
    expect(await refusal(null, 'team', 'Alone')).toEqual([['kind', 'not_there']]);
    expect(await refusal(department, 'directorate', 'Upside down')).toEqual([['kind', 'not_there']]);
    expect(await refusal(team, 'team', 'Within')).toEqual([['kind', 'not_there']]);
    expect(await refusal(elsewhere, 'cohort', 'Strangers')).toEqual([['parentId', 'not_open']]);
    expect(await refusal(department, 'team', 'DEPOT')).toEqual([['name', 'taken']]);
    expect(await refusal(null, 'wing', 'New')).toEqual([['kind', 'invalid_value']]);
    expect(names(await below(admin, department))).toEqual(['Depot']);
  });
});

describe('[structure] a unit belongs to another one', () => {
  const move = (admin: Actor, unit: GivenUnit, to: GivenUnit | null) =>
    post(admin, `structure/${unit.id}/parent`, { parentId: to?.id ?? null });

  test('with everything in it, from now on; its people know it at once, and it stands in the audit trail', async () => {
    const { department, team, admin } = await council();
    const health = await given.unit('directorate', undefined, 'Health');
    const cohort = await given.unit('cohort', team, 'Drivers');
    const driver = await given.member(cohort);
    const manager = await given.member(health, { grants: [{ role: 'manager', unitId: health.id }] });
    // One sign-in throughout: it is known by where they sat.
    const http = await app.as(driver);
    const seat = async () => ((await http.get('/api/me').expect(200)).body as Me).units.map(({ name }) => name);
    expect(await seat()).toEqual(['Highways', 'Parks', 'Depot', 'Drivers']);
    expect((await move(admin, department, health)).status).toBe(204);
    expect((await move(admin, department, health)).status).toBe(204);
    expect((await pageOf(admin, cohort.id)).above.map(({ name }) => name)).toEqual(['Health', 'Parks', 'Depot']);
    for (let turn = 0; turn < 100 && (await seat())[0] !== 'Health'; turn += 1);
    expect(await seat()).toEqual(['Health', 'Parks', 'Depot', 'Drivers']);
    const units = await get<Unit[]>(manager, 'units');
    expect(units.filter(({ inMyCare }) => inMyCare).map(({ name }) => name)).toEqual([
      'Health',
      'Parks',
      'Depot',
      'Drivers',
    ]);
    expect(await trail(admin)).toEqual([['unit_moved', 'unit', 'Parks', 'Ann Admin']]);
  });

  test('is refused by its field where units that were closed in it would be too deep', async () => {
    const { department, admin } = await council();
    const health = await given.unit('directorate', undefined, 'Health');
    const nurses = await given.unit('team', health, 'Nurses');
    const outer = await given.unit('cohort', nurses, 'Outer');
    const inner = await given.unit('cohort', outer, 'Inner');
    await app.database.query(`update unit set closed_at = now() where id = any($1)`, [[outer.id, inner.id]]);
    expect(fieldsOf(await move(admin, nurses, department))).toEqual([['parentId', 'too_deep']]);
  });

  test('is refused by its field where it cannot belong there, and to others', async () => {
    const { directorate, department, team, admin } = await council();
    const refusal = async (...what: [GivenUnit, GivenUnit | null]) => fieldsOf(await move(admin, ...what));
    const cohort = await given.unit('cohort', team, 'Drivers');
    const inDepartment = await given.unit('cohort', department, 'Cleaners');
    const health = await given.unit('directorate', undefined, 'Health');
    await given.unit('department', health, 'PARKS');
    expect(await refusal(department, cohort)).toEqual([['parentId', 'within_itself']]);
    expect(await refusal(team, null)).toEqual([['parentId', 'not_there']]);
    expect(await refusal(directorate, health)).toEqual([['parentId', 'not_there']]);
    expect(await refusal(team, inDepartment)).toEqual([['parentId', 'not_there']]);
    expect(await refusal(department, health)).toEqual([['parentId', 'name_there']]);
    const strange = await (await Given.organisation(app.database)).unit('directorate');
    expect(await refusal(department, strange)).toEqual([['parentId', 'not_open']]);
    const manager = await given.member(team, { grants: [{ role: 'manager', unitId: directorate.id }] });
    expect((await move(manager, team, directorate)).status).toBe(403);
    expect((await pageOf(admin, team.id)).above).toHaveLength(2);
  });
});
