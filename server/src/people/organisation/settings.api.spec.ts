import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { AuditTrail } from '@guildhall/shared/people/audit';

import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

it('administrators decide for everyone; others read it, and a target out of bounds is refused by name', async () => {
  const given = await Given.organisation(app.database);
  const team = await given.team();
  const admin = await app.as(await given.member(team, { grants: [{ role: 'admin', unitId: null }] }));
  const member = await app.as(await given.member(team));
  const path = '/api/organisation/settings';
  expect((await member.get(path).expect(200)).body).toEqual({
    memberBoards: false,
    targetRate: 0.6,
    bothLanguages: false,
    network: false,
    preElection: null,
  });
  expect((await admin.patch(path).send({ memberBoards: true }).expect(200)).body).toEqual({
    memberBoards: true,
    targetRate: 0.6,
    bothLanguages: false,
    network: false,
    preElection: null,
  });
  await member.patch(path).send({ memberBoards: false }).expect(403);
  const { body } = await admin.patch(path).send({ targetRate: 3 }).expect(400);
  expect(body.errors).toMatchObject([{ field: 'targetRate', code: 'too_big' }]);
  expect((await member.get(path).expect(200)).body).toEqual({
    memberBoards: true,
    targetRate: 0.6,
    bothLanguages: false,
    network: false,
    preElection: null,
  });
});

it('what administrators decide stands in the audit trail, once: settings, joining the network and leaving it', async () => {
  const given = await Given.organisation(app.database);
  const decider = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
  const admin = await app.as(decider);
  const path = '/api/organisation/settings';
  for (const change of [{ memberBoards: true }, { memberBoards: true }, { network: true }, { network: true }])
    await admin.patch(path).send(change).expect(200);
  await admin.patch(path).send({ network: false, targetRate: 0.5 }).expect(200);
  const { events } = (await admin.get('/api/audit').expect(200)).body as AuditTrail;
  expect(events.map(({ action }) => action).toSorted()).toEqual([
    'network_joined',
    'network_left',
    'settings_changed',
    'settings_changed',
  ]);
  for (const { actor, target, before, after } of events) {
    expect(actor).toEqual({ id: decider.memberId, name: decider.name });
    expect(target).toEqual({ kind: 'organisation', id: given.organisationId, name: 'Brackenshire' });
    expect(before).not.toBe(after);
  }
});
