import { setImmediate } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';

import { AppModule } from '../../app.module.js';
import { type RunningApp, startApp } from '../../app.js';
import { entities } from '../../entities.js';
import { readEnv } from '../../platform/config/env.js';
import { openDatabase } from '../../platform/database/data-source.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { makeLog } from '../../platform/log/log.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { testDatabase } from '../../testing/test-database.js';
import { redisIsHere, startRedis } from '../../testing/wires.js';
import { ReadAnew } from './read-anew.js';

let app: TestApp;

/** Has two members read the library anew, of whom one has a page open; gives what that one hears, and who was written for. */
async function told(openedAt?: string) {
  const given = await Given.organisation(app.database);
  const [here, away] = await given.members(await given.team(), 2);
  const topic = `me:${here!.memberId}`;
  const socket = await app.socket(here!, ['websocket'], openedAt);
  await app.watch(socket, topic);
  // Servers that began just now may not know of each other yet.
  while (!(await app.get(LiveGateway).watchersOf([topic])).has(here!.memberId)) await setImmediate();
  const heard = app.nextChange(socket, topic);
  const whom = () => Promise.resolve([away!.memberId, here!.memberId]);
  await app.database.transaction({}, async (tx) => app.get(ReadAnew).later(tx, 'practices', whom));
  const { change } = await heard;
  const fed = await app.database.query<{ id: string }>(
    `select member_id as id from member_feed where organisation_id = $1`,
    [given.organisationId],
  );
  return { change, fed, only: { change: { moved: ['practices'] }, fed: [{ id: here!.memberId }] } };
}

describe('[feed/anew] on one server', () => {
  const logged: string[] = [];
  beforeAll(async () => {
    app = await TestApp.start({ log: makeLog('error', { write: (line) => void logged.push(line) }) });
  });
  afterAll(() => app.close());

  it('those hear who have a page open, and nothing is written for all the others', async () => {
    const { only, ...found } = await told();
    expect(found).toEqual(only);
  });

  it('what the database refuses is one line of the log, and the next is told as ever', async () => {
    const whom = (sql: Sql) => sql.query<never>(`select 1 from nowhere`);
    await app.database.transaction({}, async (tx) => app.get(ReadAnew).later(tx, 'practices', whom));
    const { only, ...found } = await told();
    expect(found).toEqual(only);
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ moved: 'practices', err: { code: '42P01' } }]);
  });
});

describe('[feed/anew] without a server, as on the command line', () => {
  it('nobody watches, which is no trouble', async () => {
    const database = await testDatabase();
    const product = AppModule.with(readEnv({ JOBS: 'off' }), database, makeLog('silent'));
    const nest = await NestFactory.createApplicationContext(product, { logger: false });
    expect(await nest.get(LiveGateway).watchersOf([`me:${newId()}`])).toEqual(new Set());
    await nest.close();
    await database.close();
  });
});

(redisIsHere ? describe : describe.skip)('[feed/anew] on several servers', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let other: RunningApp;
  let database: Database;
  beforeAll(async () => {
    redis = await startRedis();
    app = await TestApp.start({ env: { REDIS_URL: redis.url } });
    database = await openDatabase(app.database.url, entities, { migrate: false });
    const env = readEnv({ PORT: '0', JOBS: 'off', LOG_LEVEL: 'silent', REDIS_URL: redis.url });
    other = await startApp(env, database, makeLog(env.LOG_LEVEL));
  });
  afterAll(async () => {
    await other.close();
    await database.close();
    await app.close();
    await redis.stop();
  });

  it('those hear who have a page open on any, and nothing is written for all the others', async () => {
    const { only, ...found } = await told(other.url);
    expect(found).toEqual(only);
  });
});
