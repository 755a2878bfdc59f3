import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { StartHere } from '@guildhall/shared/insight/start-here';

import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

it('a newcomer in an empty organisation is offered nothing, and still gets an answer', async () => {
  const given = await Given.organisation(app.database);
  const member = await given.member(await given.team(), { playing: null });
  const { body } = await (await app.as(member)).get('/api/start-here').expect(200);
  expect(body as StartHere).toEqual({ items: [], challengeId: null, enough: false });
  await app.anyone().get('/api/start-here').expect(401);
});
