import { setImmediate } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'redis';

import { type RunningApp, startApp } from '../../app.js';
import { entities } from '../../entities.js';
import { Feed } from '../../people/feed/feed.js';
import { StoredSignIns } from '../../people/identity/sign-ins.js';
import { Given } from '../../testing/given.js';
import { TestApp, type TestSocket } from '../../testing/test-app.js';
import { redisIsHere, startRedis, type TestRedis } from '../../testing/wires.js';
import type { Actor } from '../actor.js';
import { readEnv } from '../config/env.js';
import { openDatabase } from '../database/data-source.js';
import type { Database } from '../database/database.js';
import { Notices } from '../database/notify.js';
import { makeLog } from '../log/log.js';
import { LiveGateway } from './gateway.js';

let redis: TestRedis;
let app: TestApp;
let other: RunningApp;
let database: Database;
let given: Given;
const logged: string[] = [];

async function startBoth(): Promise<void> {
  redis = await startRedis();
  const log = makeLog('warn', { write: (line) => void logged.push(line) });
  app = await TestApp.start({ env: { REDIS_URL: redis.url }, log });
  database = await openDatabase(app.database.url, entities, { migrate: false });
  const env = readEnv({ PORT: '0', JOBS: 'off', LOG_LEVEL: 'silent', REDIS_URL: redis.url });
  other = await startApp(env, database, makeLog(env.LOG_LEVEL));
  given = await Given.organisation(app.database);
}

async function endAll(): Promise<void> {
  await other.close();
  await database.close();
  await app.close();
  await redis.stop();
}

const meOf = ({ memberId }: Actor) => `me:${memberId}`;

async function givenPage(server = app.app.url): Promise<{ member: Actor; socket: TestSocket }> {
  const member = await given.member(await given.team());
  const socket = await app.socket(member, ['websocket'], server);
  await app.watch(socket, meOf(member));
  return { member, socket };
}

const isAround = async (member: Actor) => (await app.get(LiveGateway).watchersOf([meOf(member)])).has(member.memberId);

/** Servers that began just now, or lost Redis, may not know of each other yet. */
async function untilAround(member: Actor): Promise<void> {
  while (!(await isAround(member))) await setImmediate();
}

/** What a member's page hears once something of theirs has changed. */
async function heardOf({ member, socket }: { member: Actor; socket: TestSocket }): Promise<unknown> {
  const heard = app.nextChange(socket, meOf(member));
  const changes = new Map([[member.memberId, { moved: ['practices' as const] }]]);
  await app.database.transaction({}, (tx) => app.get(Feed).tell(tx, changes));
  return (await heard).change;
}

(redisIsHere ? describe : describe.skip)('several servers', () => {
  beforeAll(startBoth);
  afterAll(endAll);

  it('[live/servers] tell each other who watches, and nothing else of anybody', async () => {
    const { member } = await givenPage(other.url);
    const between: string[] = [];
    const listener = createClient({ url: redis.url });
    await listener.connect();
    await listener.pSubscribe('*', (message) => void between.push(message));
    await untilAround(member);
    await listener.close();
    expect(between.join()).toContain(member.memberId);
    expect(between.join()).not.toContain(member.name);
  });

  it('[live/servers] know of those who answer when one of them does not', async () => {
    const { member } = await givenPage(other.url);
    await untilAround(member);
    const silent = createClient({ url: redis.url });
    await silent.connect();
    await silent.subscribe('socket.io#/#', () => undefined);
    expect(await isAround(member)).toBe(true);
    await silent.close();
  });

  it('[live/sign-out] end a connection at once also where the database is out of hearing', async () => {
    const { member, socket } = await givenPage(other.url);
    await untilAround(member);
    other.nest.get(Notices).stop();
    const told = new Promise<void>((heard) => socket.once('live:signed-out', heard));
    const gone = new Promise((done) => socket.once('disconnect', done));
    await app.get(StoredSignIns).endOthers(app.database, { memberId: member.memberId, signInId: null });
    await told;
    expect(await gone).toBe('io server disconnect');
  }, 15_000);
});

(redisIsHere ? describe : describe.skip)('a server whose Redis', () => {
  beforeAll(startBoth);
  afterAll(endAll);
  afterEach(() => void logged.splice(0));

  it('[redis/silent] does not answer goes on by itself', async () => {
    const page = await givenPage();
    redis.freeze(true);
    try {
      expect(await heardOf(page)).toEqual({ moved: ['practices'] });
      expect(await isAround(page.member)).toBe(true);
    } finally {
      redis.freeze(false);
    }
  });

  it('[redis/away] is away goes on by itself, says so once, and hears the others again when it is back', async () => {
    const page = await givenPage();
    const elsewhere = await givenPage(other.url);
    await untilAround(elsewhere.member);
    await redis.stop();
    while (logged.length === 0) await setImmediate();
    expect(await heardOf(page)).toEqual({ moved: ['practices'] });
    expect(await isAround(page.member)).toBe(true);
    const gone = new Promise((done) => page.socket.once('disconnect', done));
    await app.get(StoredSignIns).endOthers(app.database, { memberId: page.member.memberId, signInId: null });
    await gone;
    redis = await startRedis(Number(new URL(redis.url).port));
    await untilAround(elsewhere.member);
    expect(await heardOf(elsewhere)).toEqual({ moved: ['practices'] });
    const levels = logged.map((line) => JSON.parse(line) as { level: number; msg: string });
    expect(levels.map(({ msg }) => msg)).toEqual([expect.stringContaining('away'), 'live: Redis is back']);
  });
});
