import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FoundMember, FoundUnit, Unit } from '@guildhall/shared/people/organisation';

import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { AddMembers } from './add-members.command.js';
import { AddUnits } from './add-units.command.js';
import { CreateOrganisation } from './create-organisation.command.js';
import { MarkLeft } from './mark-left.command.js';
import { MoveMember } from './move-member.command.js';
import { EndRole, GrantRole } from './roles.command.js';

let app: TestApp;
let given: Given;

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  given = await Given.organisation(app.database);
});
afterAll(() => app.close());

/** Runs commands in one transaction. */
function inOne<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return app.database.transaction({}, work);
}

describe('[organisation] units and people pickers', () => {
  test('the tree comes parents first, siblings by name, and says what is in one’s care', async () => {
    const directorate = await given.unit('directorate', undefined, 'Highways');
    const department = await given.unit('department', directorate, 'Parks');
    const other = await given.unit('directorate', undefined, 'Adult Social Care');
    const team = await given.unit('team', department, 'Depot');
    await (await Given.organisation(app.database)).team();
    const manager = await given.member(team, { grants: [{ role: 'manager', unitId: department.id }] });
    const { body } = await (await app.as(manager)).get('/api/units').expect(200);
    expect((body as Unit[]).map(({ id, inMyCare }) => [id, inMyCare])).toEqual([
      [other.id, false],
      [directorate.id, false],
      [department.id, true],
      [team.id, true],
    ]);
  });

  test('a colleague is found by any part of their name, without accents, and with a typing error', async () => {
    const team = await given.team();
    const other = await given.team();
    const asker = await given.member(team, { name: 'Tom Hale' });
    await given.member(team, { name: 'Siân Llewellyn', playing: false });
    await given.member(other, { name: 'Gwen Sian-Jones' });
    const elsewhere = await strangers();
    await elsewhere.member(await elsewhere.team(), { name: 'Siân Elsewhere' });
    const http = await app.as(asker);
    const names = async (query: string) =>
      ((await http.get(`/api/members?${query}`).expect(200)).body as FoundMember[]).map(({ name }) => name);
    expect(await names('search=sian')).toEqual(['Siân Llewellyn', 'Gwen Sian-Jones']);
    expect(await names('search=llewelyn')).toEqual(['Siân Llewellyn']);
    expect(await names('search=ll')).toEqual(['Siân Llewellyn']);
    expect(await names('search=%25%25')).toEqual([]);
    expect(await names(`search=sian&unit=${other.path[0]}`)).toEqual(['Gwen Sian-Jones']);
    expect(await names('search=elsewhere')).toEqual([]);
  });

  test('what a picker receives is a name and a unit, the same for people who play and who do not', async () => {
    const team = await given.team();
    const asker = await given.member(team);
    await given.member(team, { name: 'Priya Shah', playing: true, visible: true });
    await given.member(team, { name: 'Priya Stone', playing: false });
    const { body } = await (await app.as(asker)).get('/api/members?search=priya').expect(200);
    expect((body as FoundMember[]).map((found) => Object.keys(found).sort())).toEqual([
      ['id', 'name', 'unit'],
      ['id', 'name', 'unit'],
    ]);
  });

  test('one letter is too little to search by', async () => {
    const { body } = await (
      await app.as(await given.member(await given.team()))
    )
      .get('/api/members?search=a')
      .expect(400);
    expect(body.errors[0]).toMatchObject({ field: 'search', code: 'too_small' });
  });
});

describe('[organisation] finding units', () => {
  test('anybody finds open units by either name, typing errors forgiven, with what they belong to; at most twenty', async () => {
    const directorate = await given.unit('directorate', undefined, 'Highways');
    const department = await given.unit('department', directorate, 'Winter Service');
    const team = await given.unit('team', department, 'Gritting: North');
    await app.database.query(`update unit set name_cy = 'Graeanu: Gogledd' where id = $1`, [team.id]);
    const shut = await given.unit('team', department, 'Gritting: South');
    await app.database.query(`update unit set closed_at = now() where id = $1`, [shut.id]);
    const http = await app.as(await given.member(team));
    const found = async (search: string) =>
      (await http.get('/api/units/found').query({ search }).expect(200)).body as FoundUnit[];
    const above = [
      { id: directorate.id, name: 'Highways', nameCy: null },
      { id: department.id, name: 'Winter Service', nameCy: null },
    ];
    const expected = [{ id: team.id, name: 'Gritting: North', nameCy: 'Graeanu: Gogledd', above }];
    for (const words of ['gritting', 'graeanu', 'griting north']) expect(await found(words)).toEqual(expected);
    expect(await found('%%')).toEqual([]);
    const { body } = await http.get('/api/units/found').expect(400);
    expect(body.errors).toMatchObject([{ field: 'search' }]);
    for (let nth = 0; nth < 21; nth++) await given.unit('team', department, `Ploughing ${nth}`);
    expect(await found('ploughing')).toHaveLength(20);
    const other = await Given.organisation(app.database);
    expect(
      await (await app.as(await other.member(await other.team()))).get('/api/units/found?search=gritting'),
    ).toMatchObject({
      body: [],
    });
  });
});

describe('[organisation] setting up', () => {
  test('an organisation, its units in any order and its members stand after one transaction', async () => {
    const [directorate, team] = [newId(), newId()];
    const [organisationId, ids] = await inOne(async (tx) => {
      const id = await app.get(CreateOrganisation).execute(tx, { name: 'Glynafon', nameCy: 'Cyngor Sir Glynafon' });
      await app.get(AddUnits).execute(tx, id, [
        { id: team, parentId: directorate, kind: 'team', name: 'Depot' },
        { id: directorate, parentId: null, kind: 'directorate', name: 'Highways' },
      ]);
      const people = [
        { name: 'Ffion Rees', email: ' Ffion@Glynafon.example', unitId: team, locale: 'cy' as const },
        { name: 'Guest', email: 'guest@glynafon.example', unitId: null, playing: true },
      ];
      return [id, await app.get(AddMembers).execute(tx, id, people, TUESDAY)] as const;
    });
    const rows = await app.database.query(
      `select m.name, m.email, m.locale, m.playing, u.path from member m
       left join membership ms on ms.member_id = m.id left join unit u on u.id = ms.unit_id
       where m.organisation_id = $1 order by array_position($2::uuid[], m.id)`,
      [organisationId, ids],
    );
    expect(rows).toEqual([
      { name: 'Ffion Rees', email: 'ffion@glynafon.example', locale: 'cy', playing: null, path: [directorate, team] },
      { name: 'Guest', email: 'guest@glynafon.example', locale: 'en', playing: true, path: null },
    ]);
  });

  test('an address that is taken, a unit of another organisation, an unknown zone: refused whole', async () => {
    const team = await given.team();
    const foreign = await (await strangers()).team();
    const add = (email: string, unitId: string) =>
      inOne((tx) => app.get(AddMembers).execute(tx, given.organisationId, [{ name: 'A', email, unitId }], TUESDAY));
    const taken = `${newId()}@x.example`;
    await add(taken, team.id);
    await expect(add(taken.toUpperCase(), team.id)).rejects.toMatchObject({ constraint: 'member_email' });
    await expect(add(`${newId()}@x.example`, foreign.id)).rejects.toMatchObject({ constraint: 'membership_unit' });
    await expect(
      inOne((tx) => app.get(CreateOrganisation).execute(tx, { name: 'X', zone: 'Wales' })),
    ).rejects.toMatchObject({
      errors: [{ field: 'zone' }],
    });
    await expect(
      inOne((tx) =>
        app
          .get(AddUnits)
          .execute(tx, given.organisationId, [{ id: newId(), parentId: foreign.id, kind: 'team', name: 'X' }]),
      ),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('25,000 members, of more than one statement, are added in one go and in their order', async () => {
    const teams = await Promise.all(Array.from({ length: 20 }, () => given.team()));
    const syllables = ['Al', 'Be', 'Cer', 'Dil', 'Em', 'Ffi', 'Gwe', 'Hy', 'Io', 'Mor'];
    const people = Array.from({ length: 25_000 }, (_, index) => ({
      name: `${syllables[index % 10]}${syllables[Math.floor(index / 10) % 10]}wyn ${syllables[Math.floor(index / 100) % 10]}ton`,
      email: `p${index}-${given.organisationId}@x.example`,
      unitId: teams[index % teams.length]!.id,
    }));
    const ids = await inOne((tx) => app.get(AddMembers).execute(tx, given.organisationId, people, TUESDAY));
    expect(ids).toHaveLength(25_000);
    const [last] = await app.database.query(`select email from member where id = $1`, [ids.at(-1)]);
    expect(last).toEqual({ email: people.at(-1)!.email });
    const http = await app.as(await given.member(teams[0]!));
    expect((await http.get('/api/members?search=gwealwyn morton').expect(200)).body).toHaveLength(20);
  }, 60_000);
});

describe('[organisation] people change', () => {
  const hour = (n: number) => new Date(TUESDAY.getTime() + n * 60 * 60_000);
  const move = (member: Actor, unitId: string | null, at: Date) =>
    inOne((tx) =>
      app.get(MoveMember).execute(tx, { organisationId: given.organisationId, memberId: member.memberId, unitId, at }),
    );
  const history = (member: Actor) =>
    app.database.query<{ unit: string; from: Date; to: Date | null }>(
      `select unit_id as unit, lower(during) as "from", upper(during) as "to" from membership where member_id = $1 order by during`,
      [member.memberId],
    );

  test('a move keeps where they were, and takes effect on the next request on every server', async () => {
    const [before, after] = [await given.team(), await given.team()];
    const member = await given.member(before);
    const http = await app.as(member);
    await http.get('/api/me').expect(200);
    await move(member, after.id, hour(1));
    expect(await history(member)).toMatchObject([
      { unit: before.id, to: hour(1) },
      { unit: after.id, from: hour(1), to: null },
    ]);
    await move(member, after.id, hour(2));
    expect(await history(member)).toHaveLength(2);
    await expect(move(member, before.id, hour(0))).rejects.toMatchObject({ code: 'conflict' });
    await move(member, null, hour(3));
    expect((await history(member))[1]).toMatchObject({ unit: after.id, to: hour(3) });
  });

  test('a role is in force at once, once only, and ends at once', async () => {
    const team = await given.team();
    const member = await given.member(team);
    const http = await app.as(member);
    const abilities = async () => (await http.get('/api/me').expect(200)).body.abilities as string[];
    const grant = { organisationId: given.organisationId, memberId: member.memberId, grantedBy: null, at: TUESDAY };
    expect(await abilities()).not.toContain('challenge.create');
    const grantId = await inOne((tx) => app.get(GrantRole).execute(tx, { ...grant, role: 'manager', unitId: team.id }));
    await eventually(async () => expect(await abilities()).toContain('challenge.create'));
    await expect(
      inOne((tx) => app.get(GrantRole).execute(tx, { ...grant, role: 'manager', unitId: team.id })),
    ).rejects.toMatchObject({ constraint: 'role_grant_once' });
    await expect(
      inOne((tx) => app.get(GrantRole).execute(tx, { ...grant, role: 'lead', unitId: null })),
    ).rejects.toMatchObject({ errors: [{ field: 'unitId', code: 'required' }] });
    await inOne((tx) => app.get(EndRole).execute(tx, { organisationId: given.organisationId, grantId, at: TUESDAY }));
    await eventually(async () => expect(await abilities()).not.toContain('challenge.create'));
  });

  test('who leaves is signed out everywhere, holds no role, sits in no unit, and what was stays on record', async () => {
    const team = await given.team();
    const member = await given.member(team, { name: 'Leaver Jones', grants: [{ role: 'lead', unitId: team.id }] });
    const socket = await app.socket(member);
    const http = await app.as(member);
    const gone = new Promise((done) => socket.once('disconnect', done));
    const leave = () =>
      inOne((tx) =>
        app.get(MarkLeft).execute(tx, { organisationId: given.organisationId, memberId: member.memberId, at: TUESDAY }),
      );
    await leave();
    await gone;
    await eventually(() => http.get('/api/me').expect(401));
    expect(await history(member)).toMatchObject([{ unit: team.id, to: TUESDAY }]);
    const found = await (await app.as(await given.member(team))).get('/api/members?search=leaver').expect(200);
    expect(found.body).toEqual([]);
    await expect(leave()).rejects.toMatchObject({ code: 'not_found' });
  });

  test('nobody of another organisation is moved', async () => {
    const other = await strangers();
    const member = await other.member(await other.team());
    await expect(move(member, null, TUESDAY)).rejects.toMatchObject({ code: 'not_found' });
  });
});

const strangers = () => Given.organisation(app.database);

/** Tries again until it holds: servers hear of a change right after its commit, not in it. */
async function eventually(check: () => PromiseLike<unknown>): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    try {
      await check();
      return;
    } catch (error) {
      if (turn === 100) throw error;
      await new Promise((done) => setTimeout(done, 10));
    }
  }
}
