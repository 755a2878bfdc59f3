import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MessageType, OutgoingMessage } from '@hocuspocus/server';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { CoAuthor, until } from '../../testing/co-author.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import type { Actor } from '../actor.js';
import { StoredSignIns } from '../../people/identity/sign-ins.js';
import { newId } from '../ids.js';
import { notifyAll } from '../database/notify.js';
import { appendUpdates, claimClients, foldUpdates } from './collab.store.js';
import { Collaboration } from './collaboration.js';
import { type Access, CollabKinds } from './kinds.js';

let app: TestApp;
let given: Given;
let collaboration: Collaboration;
/** What each member may do in the notes of this file; whoever is not in it may write. */
const allowed = new Map<string, Access>();
/** Answers that a test holds back. */
const asked = new Map<string, Promise<Access>>();
const changes: string[] = [];
const authors: CoAuthor[] = [];
const raw: WebSocket[] = [];

beforeAll(async () => {
  app = await TestApp.start();
  given = await Given.organisation(app.database);
  collaboration = app.get(Collaboration);
  app.get(CollabKinds).register({
    kind: 'note',
    authorise: async ({ memberId }) => {
      if (asked.has(memberId)) return asked.get(memberId)!;
      return allowed.has(memberId) ? allowed.get(memberId)! : 'write';
    },
    changed: (subject) => changes.push(subject),
  });
});
afterEach(() => {
  for (const author of authors.splice(0)) author.close();
  for (const ws of raw.splice(0)) ws.terminate();
});
afterAll(() => app.close());

async function givenNote(words = '', by: Actor | null = null): Promise<string> {
  const name = `note:${newId()}`;
  const doc = new Y.Doc();
  if (words) doc.getText('text').insert(0, words);
  const update = Y.encodeStateAsUpdate(doc);
  const { organisationId } = given;
  await app.database.transaction({}, (tx) =>
    collaboration.create(tx, name, { organisationId, memberId: by?.memberId ?? null, update }),
  );
  return name;
}

async function coAuthor(name: string, actor?: Actor, doc?: Y.Doc): Promise<CoAuthor> {
  const member = actor ?? (await given.member(await given.team()));
  const author = new CoAuthor(app.app.url, name, { cookie: await app.cookieOf(member), ...(doc ? { doc } : {}) });
  authors.push(author);
  return author;
}

async function stored(name: string): Promise<string> {
  const doc = await collaboration.read(name);
  return doc.getText('text').toString();
}

const log = (name: string) =>
  app.database.query<{ seq: number; memberId: string | null; bytes: Buffer }>(
    `select seq, member_id as "memberId", bytes from collab_update where name = $1 order by seq`,
    [name],
  );
const wire = (message: OutgoingMessage) => message.toUint8Array();

/** A WebSocket that says what it likes, without the provider's good manners. */
async function rawSocket(actor: Actor, origin?: string): Promise<WebSocket> {
  const headers = { cookie: await app.cookieOf(actor), ...(origin ? { origin } : {}) };
  const ws = new WebSocket(`${app.app.url.replace('http', 'ws')}/collaboration`, { headers });
  ws.on('error', () => undefined);
  raw.push(ws);
  return ws;
}

/** What the server answers to the handshake: 101, or why not. */
function answered(ws: WebSocket): Promise<number> {
  return new Promise((done) => {
    ws.once('open', () => done(101));
    ws.once('unexpected-response', (_, response) => done(response.statusCode ?? 0));
  });
}

describe('writing together', () => {
  it('[collab/relay] everybody sees what anybody writes, and saved means stored', async () => {
    const name = await givenNote('Once ');
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    await Promise.all([anna.sees('Once '), bryn.sees('Once ')]);
    anna.type('upon ');
    await bryn.sees('Once upon ');
    bryn.type('a time');
    await anna.sees('Once upon a time');
    await Promise.all([anna.saved(), bryn.saved()]);
    expect(await stored(name)).toBe('Once upon a time');
  });

  it('[collab/stored-first] nothing is saved or shown while it cannot be stored, and nothing is lost by it', async () => {
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    await Promise.all([anna.saved(), bryn.saved()]);
    const lock = await app.database.connect();
    await lock.query('begin');
    await lock.query(`select 1 from collab_document where name = $1 for update`, [name]);
    anna.type('held');
    await until(async () => (await waitingFor(lock)) > 0, 'the insert waits for the lock');
    expect(anna.provider.hasUnsyncedChanges).toBe(true);
    expect(bryn.words).toBe('');
    await lock.query('commit');
    lock.release();
    await anna.saved();
    await bryn.sees('held');
  });

  it('[collab/not-stored] an edit that could not be stored is sent again with those after it', async () => {
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    await Promise.all([anna.saved(), bryn.saved()]);
    await app.database.query(
      `alter table collab_update add constraint full_disk check (octet_length(bytes) < 0) not valid`,
    );
    anna.type('first ');
    await until(() => anna.closed.length > 0, 'the connection is closed');
    anna.type('second');
    expect(bryn.words).toBe('');
    await app.database.query(`alter table collab_update drop constraint full_disk`);
    await anna.saved();
    await bryn.sees('first second');
    expect(await stored(name)).toBe('first second');
  });

  it('[collab/offline] somebody who was away for a day merges cleanly, both ways', async () => {
    const name = await givenNote('The plan. ');
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    await Promise.all([anna.sees('The plan. '), bryn.sees('The plan. ')]);
    await anna.goOffline();
    for (let nth = 0; nth < 200; nth++) anna.type(`a${nth} `);
    for (let nth = 0; nth < 200; nth++) bryn.type(`b${nth} `, 0);
    await bryn.saved();
    bryn.close();
    anna.comeBack();
    await anna.saved();
    expect(anna.words).toMatch(/^b199 .*b0 The plan\. a0 .*a199 $/);
    expect(await stored(name)).toBe(anna.words);
  });

  it('[collab/write] the product writes for a member: stored when it resolves, seen by all, and theirs', async () => {
    const name = await givenNote('one ');
    const [anna, member] = [await coAuthor(name), await given.member(await given.team())];
    await anna.sees('one ');
    const { organisationId, memberId } = member;
    await collaboration.write(name, { organisationId, memberId }, (doc) => doc.getText('text').insert(4, 'two'));
    expect(await stored(name)).toBe('one two');
    await anna.sees('one two');
    expect([...(await collaboration.authors(name)).values()]).toEqual([memberId]);
    await until(() => changes.includes(name.slice('note:'.length)), 'the feature is told');
    const nowhere = collaboration.write(`note:${newId()}`, { organisationId, memberId }, () => undefined);
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found' });
  });

  it('[collab/write] as part of a transaction it is stored and seen when that is committed, and not at all when it is not', async () => {
    const name = await givenNote('one ');
    const [anna, by] = [await coAuthor(name), await given.member(await given.team())];
    await anna.sees('one ');
    const write = (word: string, then: () => void) =>
      app.database.transaction({}, async (tx) => {
        await collaboration.write(name, by, (doc) => doc.getText('text').insert(4, word), tx);
        expect((await collaboration.read(name, tx)).getText('text').toString()).toBe(`one ${word}`);
        expect((await collaboration.authors(name, tx)).size).toBe(1);
        then();
      });
    const cutOff = () => {
      throw new Error('cut off');
    };
    await expect(write('never', cutOff)).rejects.toThrow('cut off');
    expect((await collaboration.authors(name)).size).toBe(0);
    await write('two', () => expect(anna.words).toBe('one '));
    await anna.sees('one two');
    expect(await stored(name)).toBe('one two');
  });
});

describe('authorship', () => {
  it('[collab/authors] whoever writes first under a client id owns it', async () => {
    const template = await given.member(await given.team());
    const name = await givenNote('From a template. ', template);
    const [a, b] = await given.members(await given.team(), 2);
    const [anna, bryn] = [await coAuthor(name, a), await coAuthor(name, b)];
    await Promise.all([anna.sees('From a template. '), bryn.saved()]);
    anna.type('A');
    await bryn.sees('From a template. A');
    bryn.text.delete(0, 5);
    await bryn.saved();
    const authorsOf = await collaboration.authors(name);
    expect(authorsOf.get(anna.doc.clientID)).toBe(a!.memberId);
    // Who only took away has written nothing.
    expect(authorsOf.has(bryn.doc.clientID)).toBe(false);
    expect([...authorsOf.values()].sort()).toEqual([template.memberId, a!.memberId].sort());
  });

  it('[collab/forged] nobody writes under a client id that is another’s', async () => {
    const name = await givenNote();
    const anna = await coAuthor(name);
    anna.type('mine');
    await anna.saved();
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(anna.doc));
    forged.clientID = anna.doc.clientID;
    forged.getText('text').insert(4, ' and not hers');
    const eve = await coAuthor(name, undefined, forged);
    await until(() => eve.refusals.includes('not-yours'), 'it is refused');
    expect(await stored(name)).toBe('mine');
    anna.type(' still');
    await anna.saved();
    expect(await stored(name)).toBe('mine still');
  });

  it('[collab/forged] nobody takes the client id of somebody who is here but has not written yet', async () => {
    const name = await givenNote();
    const anna = await coAuthor(name);
    await anna.saved();
    anna.provider.setAwarenessField('cursor', null);
    const bryn = await coAuthor(name);
    await until(() => bryn.provider.awareness!.getStates().has(anna.doc.clientID), 'they see each other');
    const taken = new Y.Doc();
    taken.clientID = anna.doc.clientID;
    taken.getText('text').insert(0, 'hers, it seems');
    const eve = await coAuthor(name, undefined, taken);
    await until(() => eve.refusals.includes('not-yours'), 'it is refused');
    anna.type('truly');
    await anna.saved();
    expect(await stored(name)).toBe('truly');
  });

  it('[collab/authors] of two who claim one client id in the same moment one has it, and both are told who', async () => {
    const name = await givenNote();
    const [a, b] = await given.members(await given.team(), 2);
    for (let client = 1; client <= 20; client++) {
      const claims = [a!, b!].map(({ memberId }) => claimClients(app.database, name, [client], memberId));
      const [first, second] = await Promise.all(claims);
      expect(first!.get(client)).toBe(second!.get(client));
      expect([a!.memberId, b!.memberId]).toContain(first!.get(client));
    }
  });

  it('[collab/honest] what a client got from others it may send back', async () => {
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    anna.type('hello');
    await Promise.all([bryn.sees('hello'), anna.saved()]);
    const before = (await log(name)).length;
    bryn.provider.forceSync();
    await bryn.goOffline();
    bryn.comeBack();
    await bryn.saved();
    expect(bryn.refusals).toEqual([]);
    // It brought nothing new, so nothing was written.
    expect(await log(name)).toHaveLength(before);
  });
});

describe('access', () => {
  it('[collab/access] refuses who may not, an unknown kind, an unknown document and a malformed name', async () => {
    const stranger = await given.member(await given.team());
    allowed.set(stranger.memberId, null);
    const name = await givenNote();
    expect(await refusalOf(name, stranger)).toBe('not-allowed');
    expect(await refusalOf(`secret:${newId()}`)).toBe('not-allowed');
    expect(await refusalOf(`note:${newId()}`)).toBe('not-found');
    const misnamed = await coAuthor('note:everything');
    await until(() => misnamed.closed.includes(1007), 'the connection is closed');
  });

  it('[collab/read-only] who may read sees everything and changes nothing', async () => {
    const reader = await given.member(await given.team());
    allowed.set(reader.memberId, 'read');
    const name = await givenNote('for all');
    const [anna, rhys] = [await coAuthor(name), await coAuthor(name, reader)];
    await Promise.all([anna.sees('for all'), rhys.sees('for all')]);
    rhys.type(' and mine');
    anna.type(' to read');
    await until(() => rhys.words.includes(' to read'), 'what others write is seen');
    expect(rhys.provider.hasUnsyncedChanges).toBe(true);
    expect(await stored(name)).toBe('for all to read');
    expect(anna.words).toBe('for all to read');
  });

  it('[collab/revoked] lost access closes at once and refuses what was not sent yet', async () => {
    const member = await given.member(await given.team());
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name, member), await coAuthor(name)];
    anna.type('before');
    await Promise.all([anna.saved(), bryn.sees('before')]);
    await anna.goOffline();
    anna.type(' while away');
    allowed.set(member.memberId, null);
    await app.database.transaction({}, (tx) => collaboration.recheck(tx, name));
    anna.comeBack();
    await until(() => anna.refusals.includes('not-allowed'), 'it is refused');
    bryn.type(' and after');
    await bryn.saved();
    expect(await stored(name)).toBe('before and after');
  });

  it('[collab/revoked] what arrives while access is being asked about waits for the answer', async () => {
    const member = await given.member(await given.team());
    const name = await givenNote();
    const anna = await coAuthor(name, member);
    await anna.saved();
    let answer = (_: Access) => {};
    asked.set(member.memberId, new Promise((done) => (answer = done)));
    await app.database.transaction({}, (tx) => collaboration.recheck(tx, name));
    anna.type('just in time?');
    // Somebody else’s edit, sent later, shows that hers has arrived.
    const bryn = await coAuthor(name);
    bryn.type('x');
    await bryn.saved();
    answer(null);
    await until(() => anna.refusals.includes('not-allowed'), 'it is refused');
    expect(await stored(name)).toBe('x');
  });

  it('[collab/revoked] an open editor is closed, or becomes read-only, without its asking', async () => {
    const [a, b] = await given.members(await given.team(), 2);
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name, a), await coAuthor(name, b)];
    await Promise.all([anna.saved(), bryn.saved()]);
    allowed.set(a!.memberId, null);
    allowed.set(b!.memberId, 'read');
    await collaboration.recheck(app.database, name);
    await until(() => anna.refusals.includes('not-allowed'), 'the one is closed');
    await until(() => bryn.provider.authorizedScope === 'readonly', 'the other may only read');
    anna.type('too late');
    bryn.type('too late');
    expect(collaboration.whoIsHere(name)).toEqual([b!.memberId]);
    allowed.set(b!.memberId, 'write');
    await collaboration.recheck(app.database, name);
    await until(() => bryn.provider.authorizedScope === 'read-write', 'it may write again');
    expect(await stored(name)).toBe('');
  });

  it('[collab/roles] a changed role is asked about without the feature’s doing', async () => {
    const member = await given.member(await given.team());
    const name = await givenNote();
    const anna = await coAuthor(name, member);
    await anna.saved();
    allowed.set(member.memberId, null);
    await notifyAll(app.database, 'member-changed', member.memberId);
    await until(() => anna.refusals.includes('not-allowed'), 'it is closed');
  });

  it('[collab/sign-out] the end of a sign-in closes its editors at once', async () => {
    const member = await given.member(await given.team());
    const name = await givenNote();
    const anna = await coAuthor(name, member);
    await anna.saved();
    const [signIn] = await app.database.query<{ id: string }>(`select id from sign_in where member_id = $1`, [
      member.memberId,
    ]);
    await app.get(StoredSignIns).end(app.database, member.memberId, signIn!.id);
    anna.type('too late');
    await until(() => anna.closed.includes(4401), 'the connection is closed');
    await until(() => anna.closed.length > 1, 'it is not let in again');
    expect(await stored(name)).toBe('');
  });

  it('[collab/removed] a document that is removed closes to whoever has it open', async () => {
    const name = await givenNote('gone soon');
    const anna = await coAuthor(name);
    await anna.sees('gone soon');
    await app.database.transaction({}, (tx) => collaboration.remove(tx, name));
    await until(() => anna.refusals.includes('not-found'), 'it is closed');
    await expect(collaboration.read(name)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('presence', () => {
  it('[collab/presence] names are the server’s, whatever a client claims, and only its own client ids count', async () => {
    const [a, b] = await given.members(await given.team(), 2);
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name, a), await coAuthor(name, b)];
    await Promise.all([anna.saved(), bryn.saved()]);
    anna.provider.setAwarenessField('user', { id: b!.memberId, name: 'The Chief Executive', color: '<script>' });
    const stateOf = (client: number) => bryn.provider.awareness!.getStates().get(client);
    await until(() => stateOf(anna.doc.clientID) !== undefined, 'they see each other');
    expect(stateOf(anna.doc.clientID)).toEqual({ user: { id: a!.memberId, name: a!.name }, cursor: null });
    bryn.provider.setAwarenessField('cursor', {
      anchor: { tname: 'text', assoc: 0 },
      head: { tname: 'text', assoc: 0 },
    });
    const eve = await rawSocket(await given.member(await given.team()));
    expect(await answered(eve)).toBe(101);
    const pretended = new Awareness(bryn.doc);
    pretended.setLocalState({ user: { name: 'Eve' }, cursor: null });
    eve.send(tokenFor(name));
    eve.send(wire(new OutgoingMessage(name).createAwarenessUpdateMessage(pretended, [bryn.doc.clientID])));
    pretended.destroy();
    await until(() => collaboration.whoIsHere(name).length === 3, 'all three are here');
    const seen = anna.provider.awareness!;
    await until(() => seen.getStates().get(bryn.doc.clientID)?.['cursor'] !== undefined, 'the cursor is seen');
    expect(seen.getStates().get(bryn.doc.clientID)!['user']).toEqual({ id: b!.memberId, name: b!.name });
    bryn.close();
    await until(() => !seen.getStates().has(bryn.doc.clientID), 'who left is gone');
  });
});

describe('the log', () => {
  it('[collab/compaction] is folded into the state when the last one leaves, and opening gives the same', async () => {
    const name = await givenNote();
    const anna = await coAuthor(name);
    for (let nth = 0; nth < 300; nth++) {
      anna.type('x');
      if (nth % 3 === 0) anna.text.delete(0, 1);
      if (nth % 10 === 0) await anna.saved();
    }
    await anna.saved();
    expect((await log(name)).length).toBeGreaterThan(10);
    const before = Y.encodeStateAsUpdate(anna.doc);
    anna.close();
    await until(async () => (await log(name)).length === 0, 'the log is folded');
    const read = await collaboration.read(name);
    expect(Buffer.from(Y.encodeStateAsUpdate(read))).toEqual(Buffer.from(before));
    const bryn = await coAuthor(name);
    await bryn.sees('x'.repeat(200));
    expect(Y.encodeStateVector(bryn.doc)).toEqual(Y.encodeStateVector(anna.doc));
  });

  it('[collab/compaction] of two servers that fold together neither loses what the other wrote', async () => {
    const name = await givenNote('');
    const doc = new Y.Doc();
    const states: { seq: number; state: Uint8Array }[] = [];
    doc.on('update', (update: Uint8Array) => pieces.push(update));
    const pieces: Uint8Array[] = [];
    for (let nth = 1; nth <= 60; nth++) {
      doc.getText('text').insert(0, `${nth} `);
      await appendUpdates(app.database, name, [{ memberId: null, update: pieces.pop()! }], new Date());
      states.push({ seq: nth, state: Y.encodeStateAsUpdate(doc) });
    }
    const folds = states.filter(({ seq }) => seq % 7 === 0).toReversed();
    const reads = await Promise.all([
      ...folds.map(({ seq, state }) => foldUpdates(app.database, name, seq, state).then(() => stored(name))),
      ...folds.map(() => stored(name)),
    ]);
    expect(new Set([...reads, await stored(name)])).toEqual(new Set([doc.getText('text').toString()]));
    expect((await log(name)).map(({ seq }) => seq)).toEqual([57, 58, 59, 60]);
  });
});

describe('the door', () => {
  it('[collab/origin] refuses another site, nobody in particular, and other addresses', async () => {
    const member = await given.member(await given.team());
    expect(await answered(await rawSocket(member, 'https://elsewhere.example'))).toBe(403);
    expect(await answered(await rawSocket(member, app.app.url))).toBe(101);
    const nobody = new WebSocket(`${app.app.url.replace('http', 'ws')}/collaboration`);
    expect(await answered(nobody.on('error', () => undefined))).toBe(401);
    const lost = new WebSocket(`${app.app.url.replace('http', 'ws')}/elsewhere`);
    expect(await answered(lost.on('error', () => undefined))).toBe(404);
  });

  it('[collab/limits] one sign-in has so many connections and no more', async () => {
    const cookie = await app.cookieOf(await given.member(await given.team()));
    const open = () => {
      const ws = new WebSocket(`${app.app.url.replace('http', 'ws')}/collaboration`, { headers: { cookie } });
      raw.push(ws.on('error', () => undefined));
      return answered(ws);
    };
    const answers: number[] = [];
    for (let nth = 0; nth < 21; nth++) answers.push(await open());
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 101), 429]);
  });

  it('[collab/trouble] a fault of ours at opening is no refusal: the client comes again', async () => {
    const name = await givenNote('there');
    await app.database.query(`alter table collab_document rename to collab_document_away`);
    const anna = await coAuthor(name);
    await until(() => anna.closed.includes(1013), 'it is told to come again');
    await app.database.query(`alter table collab_document_away rename to collab_document`);
    await anna.sees('there');
    expect(anna.refusals).not.toContain('not-allowed');
  });

  it('[collab/limits] a message beyond all measure ends its own connection only', async () => {
    const name = await givenNote('whole');
    const [anna, ws] = [await coAuthor(name), await rawSocket(await given.member(await given.team()))];
    expect(await answered(ws)).toBe(101);
    const over = new Promise((done) => ws.once('close', done));
    ws.send(Buffer.alloc(17 * 1024 * 1024));
    await over;
    anna.type(' still');
    await anna.saved();
    expect(await stored(name)).toBe('whole still');
  });

  it('[collab/limits] a document takes what there is room for; what is beyond it is refused, and nothing is lost', async () => {
    const most = 1024 * 1024;
    const name = await givenNote('x'.repeat(19 * most));
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    await until(() => anna.words.length === 19 * most && bryn.words.length === 19 * most, 'both have it');
    bryn.type('y'.repeat(2 * most));
    await until(() => bryn.refusals.includes('too-long'), 'what is too long is refused');
    bryn.close();
    anna.type(' and this');
    await anna.saved();
    anna.text.delete(0, 10 * most);
    await anna.saved();
    anna.type('z'.repeat(2 * most));
    await anna.saved();
    const kept = await stored(name);
    expect([kept.length, kept.includes('y')]).toEqual([11 * most + ' and this'.length, false]);
  });

  it('[collab/bad-frames] whatever is sent, the server goes on and the document stays whole', async () => {
    const name = await givenNote('whole');
    const anna = await coAuthor(name);
    await anna.sees('whole');
    const frames = [Buffer.of(), Buffer.of(255, 255, 255, 255, 255), Buffer.from('__proto__'), ...garbage(name)];
    for (const frame of frames) {
      const ws = await rawSocket(await given.member(await given.team()));
      expect(await answered(ws)).toBe(101);
      ws.send(tokenFor(name));
      ws.send(frame);
      const over = new Promise((done) => ws.once('close', done));
      const refused = new Promise<void>((done) =>
        ws.on('message', (data: Buffer) => data.includes('malformed') && done()),
      );
      await Promise.race([over, refused]);
      ws.terminate();
    }
    const text = await rawSocket(await given.member(await given.team()));
    await answered(text);
    text.send('hello');
    expect(await new Promise((done) => text.once('close', done))).toBe(1007);
    anna.type(' still');
    await anna.saved();
    expect(await stored(name)).toBe('whole still');
    expect(await log(name)).toHaveLength(1);
  });
});

async function refusalOf(name: string, actor?: Actor): Promise<string | undefined> {
  const author = await coAuthor(name, actor);
  await until(() => author.refusals.length > 0, 'it is refused');
  return author.refusals[0];
}

async function waitingFor(lock: object): Promise<number> {
  const [row] = await app.database.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity where $1 = any(pg_blocking_pids(pid))`,
    [(lock as { processID?: number }).processID],
  );
  return row!.waiting;
}

/** The first thing the provider says about a document: that it wants in, with a token nobody reads. */
function tokenFor(name: string): Uint8Array {
  const token = Buffer.from('any');
  return Buffer.concat([wire(new OutgoingMessage(name)), Buffer.of(MessageType.Auth, 0, token.length), token]);
}

/** Updates that Yjs cannot take in, each as a sync message. */
function garbage(name: string): Buffer[] {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'abc');
  const good = Y.encodeStateAsUpdate(doc);
  const half = good.subarray(0, good.length - 3);
  const messages = [Uint8Array.of(), Uint8Array.of(9, 9, 9), half].map((update) =>
    new OutgoingMessage(name).createSyncMessage().writeUpdate(update),
  );
  return messages.map((message) => Buffer.from(wire(message)));
}
