import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import type { PeoplePage, PersonHere } from '@guildhall/shared/people/people';

import type { Actor } from '../../platform/actor.js';
import { Given, type GivenUnit } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { PeopleMoves } from './people-moves.command.js';
import { GrantRole } from './roles.command.js';

let app: TestApp;
let given: Given;
let team: GivenUnit;
let admin: Actor;

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  given = await Given.organisation(app.database);
  team = await given.team();
  admin = await given.member(team, { name: 'Ann Admin', grants: [{ role: 'admin', unitId: null }] });
});
afterAll(() => app.close());

/** Those whom an administrator finds, by what is asked for. */
async function people(query = ''): Promise<PeoplePage> {
  return (await (await app.as(admin)).get(`/api/people${query}`).expect(200)).body as PeoplePage;
}
const names = (page: PeoplePage) => page.people.map(({ name }) => name);
const sayReturned = async (by: Actor, whom: Actor) => (await app.as(by)).post(`/api/people/${whom.memberId}/returned`);
const sayLeft = async (by: Actor, whom: Actor) => (await app.as(by)).post(`/api/people/${whom.memberId}/left`);
const found = async (name: string) => (await people(`?search=${name}`)).people[0] as PersonHere;
const signedInAs = async (actor: Actor) => (await (await app.as(actor)).get('/api/me')).status;

async function trail() {
  const { body } = await (await app.as(admin)).get('/api/audit').expect(200);
  return (body.events as { action: string; target: object }[]).map(({ action, target }) => [action, target]);
}

describe('[people] administrators see who is here', () => {
  test('by name, with where they sit and the roles they hold, page after page', async () => {
    const lead = await given.member(team, { name: 'Bo Hill', grants: [{ role: 'lead', unitId: team.id }] });
    for (let n = 0; n < 50; n += 1) await given.member(team, { name: `Cy ${String(n).padStart(2, '0')}` });
    const first = await people();
    expect(names(first).slice(0, 3)).toEqual(['Ann Admin', 'Bo Hill', 'Cy 00']);
    expect(first.people[1]).toMatchObject({
      id: lead.memberId,
      email: `${lead.memberId}@brackenshire.example`,
      unit: { id: team.id },
      roles: [{ role: 'lead', unit: { id: team.id } }],
      onlyAdmin: false,
    });
    expect(first.people[0]!.onlyAdmin).toBe(true);
    expect(names(await people(`?after=${first.next}`))).toEqual(['Cy 48', 'Cy 49']);
    expect(names(await people('?search=hill'))).toEqual(['Bo Hill']);
    expect(names(await people('?search=%25'))).toEqual([]);
  });

  test('nobody else does, and nobody of another organisation is among them', async () => {
    const stranger = await Given.organisation(app.database);
    await stranger.member(await stranger.team(), { name: 'Sid Stranger' });
    expect(names(await people())).toEqual(['Ann Admin']);
    await (await app.as(await given.member(team))).get('/api/people').expect(403);
  });
});

describe('[people] somebody has left', () => {
  test('they are signed out, are no longer among the people, and it stands in the audit trail', async () => {
    const leaver = await given.member(team, { name: 'Lee Vine', grants: [{ role: 'lead', unitId: team.id }] });
    const page = await app.as(leaver);
    await page.get('/api/me').expect(200);
    expect((await sayLeft(admin, leaver)).status).toBe(204);
    expect(names(await people())).toEqual(['Ann Admin']);
    expect(await trail()).toEqual([['member_left', { kind: 'member', id: leaver.memberId, name: 'Lee Vine' }]]);
    expect((await sayLeft(admin, leaver)).status).toBe(404);
    for (let turn = 0; turn < 100 && (await page.get('/api/me')).status !== 401; turn += 1);
    await page.get('/api/me').expect(401);
  });

  test('who returns sits where they sat last, signs in as before and has no roles', async () => {
    const leaver = await given.member(team, { name: 'Lee Vine', grants: [{ role: 'lead', unitId: team.id }] });
    expect((await sayReturned(admin, leaver)).status).toBe(404);
    await (await app.as(admin)).post(`/api/people/${leaver.memberId}/absence`).send({ from: '2026-01-01' }).expect(204);
    await sayLeft(admin, leaver);
    const [gone] = (await people('?left=true')).people;
    expect(gone).toMatchObject({ id: leaver.memberId, unit: { id: team.id }, leftAt: expect.any(String) });
    expect((await sayReturned(leaver, leaver)).status).toBe(401);
    expect((await sayReturned(admin, leaver)).status).toBe(204);
    expect(await people('?left=true')).toEqual({ people: [], next: null });
    expect(await found('lee')).toMatchObject({ unit: { id: team.id }, roles: [], leftAt: null, absence: null });
    expect((await trail()).map(([action]) => action)).toEqual(['member_returned', 'member_left', 'absence_recorded']);
    expect(await signedInAs(leaver)).toBe(200);
  });

  test('only an administrator says so, of people of their own organisation', async () => {
    const manager = await given.member(team, { grants: [{ role: 'manager', unitId: team.path[0]! }] });
    const member = await given.member(team);
    expect((await sayLeft(manager, member)).status).toBe(403);
    expect((await sayLeft(member, member)).status).toBe(403);
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team());
    expect((await sayLeft(admin, stranger)).status).toBe(404);
    expect(await signedInAs(member)).toBe(200);
  });

  test('the last administrator stays until there is another', async () => {
    const refused = await sayLeft(admin, admin);
    expect([refused.status, refused.body.code]).toEqual([409, 'not_in_this_state']);
    const second = await given.member(team, { grants: [{ role: 'admin', unitId: null }] });
    expect((await people()).people.map(({ onlyAdmin }) => onlyAdmin)).toEqual([false, false]);
    expect((await sayLeft(second, admin)).status).toBe(204);
  });
});

describe('[people] a role ends', () => {
  test('at once, and it stands in the audit trail', async () => {
    const lead = await given.member(team, { name: 'Bo Hill', grants: [{ role: 'lead', unitId: team.id }] });
    const [role] = (await found('hill')).roles;
    const http = await app.as(admin);
    await http.post(`/api/people/roles/${role!.id}/end`).expect(204);
    expect((await found('hill')).roles).toEqual([]);
    expect(await trail()).toEqual([['role_ended', { kind: 'member', id: lead.memberId, name: 'Bo Hill' }]]);
    await http.post(`/api/people/roles/${role!.id}/end`).expect(404);
  });

  test('the trail names the role that was given or has ended, and the unit it is for', async () => {
    const bo = await given.member(team, { name: 'Bo Hill' });
    const grant = { organisationId: given.organisationId, memberId: bo.memberId, grantedBy: admin.memberId };
    const grants = [
      { ...grant, role: 'manager', unitId: team.path[0]! },
      { ...grant, role: 'lead', unitId: team.id },
      { ...grant, role: 'facilitator', unitId: null },
    ] as const;
    for (const each of grants)
      await app.database.transaction({}, (tx) => app.get(GrantRole).execute(tx, { ...each, at: new Date() }));
    const lead = (await found('hill')).roles.find(({ role }) => role === 'lead')!;
    const http = await app.as(admin);
    await http.post(`/api/people/roles/${lead.id}/end`).expect(204);
    await sayLeft(admin, bo);
    const { events } = (await http.get('/api/audit').expect(200)).body as AuditTrail;
    expect(events.map(({ action, role }) => [action, role?.role, role?.unit?.id])).toEqual([
      ['member_left', undefined, undefined],
      ['role_ended', 'lead', team.id],
      ['role_given', 'facilitator', undefined],
      ['role_given', 'lead', team.id],
      ['role_given', 'manager', team.path[0]],
    ]);
  });

  test('only by an administrator, and never the last one’s', async () => {
    const manager = await given.member(team, { grants: [{ role: 'manager', unitId: team.path[0]! }] });
    const [role] = (await found('ann')).roles;
    await (await app.as(manager)).post(`/api/people/roles/${role!.id}/end`).expect(403);
    await (await app.as(admin)).post(`/api/people/roles/${role!.id}/end`).expect(409);
    expect((await found('ann')).roles).toHaveLength(1);
  });

  test('never leaves nobody, where two administrators end each other’s at the same moment', async () => {
    const roleOf = async ({ memberId }: Actor) => {
      const [role] = await app.database.query<{ id: string }>(
        `select id from role_grant where member_id = $1 and ended_at is null`,
        [memberId],
      );
      return role!.id;
    };
    // As often as it takes for two who do not wait for each other to meet.
    for (let times = 0; times < 5; times++) {
      const world = await Given.organisation(app.database);
      const seat = await world.team();
      const chief = () => world.member(seat, { grants: [{ role: 'admin', unitId: null }] });
      const [one, other] = [await chief(), await chief()];
      const roles = [await roleOf(other), await roleOf(one)] as const;
      const moves = app.get(PeopleMoves);
      const ended = await Promise.allSettled([moves.endRole(one, roles[0]), moves.endRole(other, roles[1])]);
      expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });
});
