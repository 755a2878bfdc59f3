import { afterAll, beforeAll, expect, it } from '@jest/globals';

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
  });
  expect((await admin.patch(path).send({ memberBoards: true }).expect(200)).body).toEqual({
    memberBoards: true,
    targetRate: 0.6,
    bothLanguages: false,
    network: false,
  });
  await member.patch(path).send({ memberBoards: false }).expect(403);
  const { body } = await admin.patch(path).send({ targetRate: 3 }).expect(400);
  expect(body.errors).toMatchObject([{ field: 'targetRate', code: 'too_big' }]);
  expect((await member.get(path).expect(200)).body).toEqual({
    memberBoards: true,
    targetRate: 0.6,
    bothLanguages: false,
    network: false,
  });
});
