import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';

import { type RunningApp, startApp } from '../../app.js';
import { entities } from '../../entities.js';
import { CoAuthor, until } from '../../testing/co-author.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { postgresWires, redisIsHere, startRedis } from '../../testing/wires.js';
import { readEnv } from '../config/env.js';
import { openDatabase } from '../database/data-source.js';
import type { Database } from '../database/database.js';
import { newId } from '../ids.js';
import { makeLog } from '../log/log.js';
import { CollabServer } from './collab-server.js';
import { Collaboration } from './collaboration.js';
import { type Access, CollabKinds } from './kinds.js';
import { redisWires } from './redis-wires.js';

let one: TestApp;
let two: { app: RunningApp; database: Database };
let given: Given;
const allowed = new Map<string, Access>();
const authors: CoAuthor[] = [];
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  one = await TestApp.start();
  const database = await openDatabase(one.database.url, entities, { migrate: false });
  const env = readEnv({ PORT: '0', JOBS: 'off', LOG_LEVEL: 'silent' });
  two = { app: await startApp(env, database, makeLog(env.LOG_LEVEL)), database };
  given = await Given.organisation(one.database);
  for (const { nest } of [one.app, two.app]) {
    const authorise = async ({ memberId }: { memberId: string }) => (allowed.has(memberId) ? null : 'write');
    nest.get(CollabKinds).register({ kind: 'note', authorise });
  }
});
afterEach(() => {
  for (const author of authors.splice(0)) author.close();
});
afterAll(async () => {
  await two.app.close();
  await two.database.close();
  await one.close();
  for (const end of ends) await end();
});

async function givenNote(): Promise<string> {
  const name = `note:${newId()}`;
  const update = Y.encodeStateAsUpdate(new Y.Doc());
  const { organisationId } = given;
  await one.database.transaction({}, (tx) =>
    one.get(Collaboration).create(tx, name, { organisationId, memberId: null, update }),
  );
  return name;
}

async function pair(name: string): Promise<[CoAuthor, CoAuthor]> {
  const [a, b] = await given.members(await given.team(), 2);
  const anna = new CoAuthor(one.app.url, name, { cookie: await one.cookieOf(a!) });
  const bryn = new CoAuthor(two.app.url, name, { cookie: await one.cookieOf(b!) });
  authors.push(anna, bryn);
  await Promise.all([anna.saved(), bryn.saved()]);
  return [anna, bryn];
}

const same = (...docs: Y.Doc[]) =>
  new Set(docs.map((doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex'))).size === 1;

describe('two servers without a word between them', () => {
  it('[collab/log] read from the log what the other wrote', async () => {
    const [anna, bryn] = await pair(await givenNote());
    anna.type('from one');
    await anna.saved();
    await two.app.nest.get(CollabServer).catchUp();
    await bryn.sees('from one');
  });

  it('[collab/late] take what a client of the other sends back for what it is', async () => {
    const name = await givenNote();
    const [anna, bryn] = await pair(name);
    anna.type('from one');
    await anna.saved();
    const moved = new CoAuthor(two.app.url, name, {
      cookie: await one.cookieOf(await given.member(await given.team())),
      doc: anna.doc,
    });
    authors.push(moved);
    await bryn.sees('from one');
    expect(moved.refusals).toEqual([]);
    expect([...(await one.get(Collaboration).authors(name)).keys()]).toEqual([anna.doc.clientID]);
  });
});

const kinds = ['PostgreSQL', ...(redisIsHere ? ['Redis'] : [])];
describe.each(kinds)('two servers with %s between them', (kind) => {
  beforeAll(async () => {
    if (kind === 'PostgreSQL') {
      await one.get(CollabServer).joinBy(() => postgresWires(one.database));
      await two.app.nest.get(CollabServer).joinBy(() => postgresWires(two.database));
      return;
    }
    const redis = await startRedis();
    ends.push(redis.stop);
    for (const { nest } of [one.app, two.app])
      await nest.get(CollabServer).joinBy((again) => redisWires(redis.url, again));
  });

  it('[collab/converge] both write at once and end with the same bytes, as the log has them', async () => {
    const name = await givenNote();
    const [anna, bryn] = await pair(name);
    for (let nth = 0; nth < 100; nth++) {
      anna.type(`a${nth} `, 0);
      bryn.type(`b${nth} `);
      if (nth % 10 === 0) await Promise.all([anna.saved(), bryn.saved()]);
      if (nth % 9 === 0) bryn.text.delete(0, 3);
    }
    await Promise.all([anna.saved(), bryn.saved()]);
    await until(() => same(anna.doc, bryn.doc), 'both are the same');
    // One writes, the other reads: told by the other server, and not only found in the log some seconds later.
    for (const word of ['first', 'second', 'third']) {
      anna.type(word);
      await until(() => bryn.words.endsWith(word), 'the other server tells of it', 3_000);
    }
    expect(same(anna.doc, await one.get(Collaboration).read(name))).toBe(true);
  });

  it('[collab/presence] people on one see who is on the other, and when they leave', async () => {
    const name = await givenNote();
    const [anna, bryn] = await pair(name);
    for (const { provider } of [anna, bryn]) provider.setAwarenessField('cursor', null);
    const statesOf = ({ provider }: CoAuthor) => provider.awareness!.getStates();
    await until(() => statesOf(anna).has(bryn.doc.clientID) && statesOf(bryn).has(anna.doc.clientID), 'both are seen');
    expect(one.get(Collaboration).whoIsHere(name)).toHaveLength(2);
    bryn.close();
    await until(() => !statesOf(anna).has(bryn.doc.clientID), 'who left is gone');
  });

  it('[collab/revoked] access lost on one closes the editor on the other', async () => {
    const name = await givenNote();
    const [, bryn] = await pair(name);
    for (const id of two.app.nest.get(Collaboration).whoIsHere(name)) allowed.set(id, null);
    await one.get(Collaboration).recheck(one.database, name);
    await until(() => bryn.refusals.includes('not-allowed'), 'it is closed');
  });
});
