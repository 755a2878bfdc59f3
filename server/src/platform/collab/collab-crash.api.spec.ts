import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';

import { StoredSignIns } from '../../people/identity/sign-ins.js';
import { CoAuthor, until } from '../../testing/co-author.js';
import { CollabProcess } from '../../testing/collab-process.js';
import { Given } from '../../testing/given.js';
import { testDatabase } from '../../testing/test-database.js';
import { SIGN_IN_COOKIE } from '../http/sign-in-cookie.js';
import { SystemClock } from '../clock.js';
import type { Database } from '../database/database.js';
import { Notices } from '../database/notify.js';
import { newId } from '../ids.js';
import { insertDocument, takeIn, updatesAfter } from './collab.store.js';

let database: Database & { url: string };
const servers: CollabProcess[] = [];
const authors: CoAuthor[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const author of authors.splice(0)) author.close();
  for (const server of servers.splice(0)) await server.kill();
});
afterAll(() => database.close());

/** Who write at once, by the letter each of them types. */
const WRITERS = [...'abcde'];
const vectorOf = (doc: Y.Doc) =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([one], [other]) => one - other));
const bytesOf = (doc: Y.Doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');

async function start(port?: number): Promise<CollabProcess> {
  const server = await CollabProcess.start(database.url, port);
  servers.push(server);
  return server;
}

async function coAuthor(given: Given, url: string, name: string): Promise<CoAuthor> {
  const { organisationId, memberId } = await given.member(await given.team());
  const signIns = new StoredSignIns(database, new SystemClock(), new Notices(database), { DEMO: false });
  const token = await signIns.begin(database, { organisationId, id: memberId }, 'test');
  const author = new CoAuthor(url, name, { cookie: `${SIGN_IN_COOKIE}=${token}` });
  authors.push(author);
  return author;
}

/** Types and corrects without a pause until it is told to stop. */
function typesOn(author: CoAuthor, mark: string): () => void {
  let count = 0;
  const timer = setInterval(() => {
    author.type(`${mark}${count++} `, Math.floor(author.text.length / 2));
    if (count % 7 === 0) author.text.delete(0, 2);
  }, 20);
  return () => clearInterval(timer);
}

describe('kill -9', () => {
  it('[collab/crash] takes back nothing that was called saved, and everybody ends with the same bytes', async () => {
    const given = await Given.organisation(database);
    const name = `note:${newId()}`;
    const state = Y.encodeStateAsUpdate(new Y.Doc());
    await insertDocument(database, { name, organisationId: given.organisationId, state, at: new Date() });
    const first = await start();
    const writers: CoAuthor[] = [];
    for (const _ of WRITERS) writers.push(await coAuthor(given, first.url, name));
    await Promise.all(writers.map((writer) => writer.saved()));
    const calledSaved: Uint8Array[] = [];
    for (const { provider, doc } of writers) {
      provider.on('unsyncedChanges', ({ number }: { number: number }) => {
        if (number === 0) calledSaved.push(Y.encodeStateAsUpdate(doc));
      });
    }
    const stops = writers.map((writer, nth) => typesOn(writer, WRITERS[nth]!));
    await until(() => calledSaved.length >= 25, 'some of it is called saved', 30_000);
    await first.kill();
    for (const stop of stops) stop();
    // Nobody helps the server to remember.
    await Promise.all(writers.map((writer) => writer.goOffline()));

    const second = await start(first.port);
    const reader = await coAuthor(given, second.url, name);
    await reader.saved();
    const restored = bytesOf(reader.doc);
    for (const update of calledSaved) Y.applyUpdate(reader.doc, update);
    expect(bytesOf(reader.doc)).toBe(restored);
    const stored = new Y.Doc();
    takeIn(
      stored,
      (await updatesAfter(database, name, -1)).map(({ bytes }) => bytes),
      null,
    );
    expect(bytesOf(stored)).toBe(restored);

    for (const writer of writers) writer.comeBack();
    await Promise.all(writers.map((writer) => writer.saved()));
    const screens = () => [reader, ...writers].map(({ doc }) => doc);
    await until(() => new Set(screens().map(bytesOf)).size === 1, 'all are the same');
    // What never left their browsers is stored now, too, and not only shown.
    const whole = new Y.Doc();
    takeIn(
      whole,
      (await updatesAfter(database, name, -1)).map(({ bytes }) => bytes),
      null,
    );
    expect(new Set([whole, ...screens()].map(bytesOf)).size).toBe(1);
    expect(new Set([whole, ...screens()].map(vectorOf)).size).toBe(1);
    for (const mark of WRITERS) expect(reader.words).toContain(mark);
  }, 90_000);
});
