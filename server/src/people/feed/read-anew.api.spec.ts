import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { redisIsHere, startRedis } from '../../testing/wires.js';
import { ReadAnew } from './read-anew.js';

const kinds = ['alone', ...(redisIsHere ? ['one of several servers'] : [])];

describe.each(kinds)('[feed/anew] %s', (kind) => {
  let app: TestApp;
  let redis: Awaited<ReturnType<typeof startRedis>> | undefined;
  beforeAll(async () => {
    redis = kind === 'alone' ? undefined : await startRedis();
    app = await TestApp.start(redis ? { env: { REDIS_URL: redis.url } } : {});
  });
  afterAll(async () => {
    await app.close();
    await redis?.stop();
  });

  it('tells those who have a page open, and writes nothing for all the others', async () => {
    const given = await Given.organisation(app.database);
    const [here, away] = await given.members(await given.team(), 2);
    const topic = `me:${here!.memberId}`;
    const socket = await app.socket(here!);
    await app.watch(socket, topic);
    const heard = app.nextChange(socket, topic);
    const whom = () => Promise.resolve([away!.memberId, here!.memberId]);
    await app.database.transaction({}, async (tx) => app.get(ReadAnew).later(tx, 'practices', whom));
    expect((await heard).change).toEqual({ moved: ['practices'] });
    const fed = await app.database.query<{ id: string }>(
      `select member_id as id from member_feed where organisation_id = $1`,
      [given.organisationId],
    );
    expect(fed).toEqual([{ id: here!.memberId }]);
  });
});
