import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { StartHere } from '@guildhall/shared/insight/start-here';

import { SeedQuests } from '../../game/quests/seed-quests.command.js';
import { starterQuests } from '../../game/quests/starter-quests.js';
import { Given } from '../../testing/given.js';
import { givenCard } from '../../testing/given-practices.js';
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

it('in an empty library one is offered to share first, and asked to ask once there is a card of somebody else', async () => {
  const given = await Given.organisation(app.database);
  const [member, colleague] = await given.members(await given.team(), 2);
  const { organisationId } = given;
  await app.database.transaction({}, (tx) =>
    app.get(SeedQuests).execute(tx, { organisationId, by: colleague!.memberId }, starterQuests),
  );
  const offered = async () => {
    const { body } = await (await app.as(member!)).get('/api/start-here').expect(200);
    return (body as StartHere).items.map(({ link }) => link.id);
  };
  expect(await offered()).not.toContain('ask-one');
  await givenCard(app, member!);
  expect(await offered()).not.toContain('ask-one');
  await givenCard(app, colleague!);
  expect((await offered())[0]).toBe('ask-one');
});
