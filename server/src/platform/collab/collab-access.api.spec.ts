import { describe, expect, it } from '@jest/globals';
import { OutgoingMessage } from '@hocuspocus/server';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import { until } from '../../testing/co-author.js';
import {
  allowed,
  answered,
  app,
  asked,
  coAuthor,
  collaboration,
  given,
  givenNote,
  log,
  notesAreWrittenTogether,
  raw,
  rawSocket,
  stored,
  tokenFor,
  wire,
} from '../../testing/collab-world.js';
import type { Actor } from '../actor.js';
import { StoredSignIns } from '../../people/identity/sign-ins.js';
import { newId } from '../ids.js';
import { notifyAll } from '../database/notify.js';
import { CollabServer } from './collab-server.js';
import type { Access } from './kinds.js';

notesAreWrittenTogether();

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

  it('[collab/revoked] who cannot be asked about is cut off and comes again; nobody else keeps what they lost', async () => {
    const [a, b] = await given.members(await given.team(), 2);
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name, a), await coAuthor(name, b)];
    await Promise.all([anna.saved(), bryn.saved()]);
    asked.set(a!.memberId, Promise.reject(new Error('The database is away.')));
    allowed.set(b!.memberId, null);
    await app.database.transaction({}, (tx) => collaboration.recheck(tx, name));
    await until(() => anna.closed.includes(1013), 'the one is cut off');
    await until(() => bryn.refusals.includes('not-allowed'), 'the other is closed');
    asked.delete(a!.memberId);
    anna.type('back again');
    await anna.saved();
    expect(await stored(name)).toBe('back again');
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
    await anna.sees('whole');
    const over = new Promise((done) => ws.once('close', done));
    ws.send(Buffer.alloc(17 * 1024 * 1024));
    await over;
    anna.type(' still');
    await anna.saved();
    expect(await stored(name)).toBe('whole still');
  });

  it('[collab/limits] a document takes what there is room for; what is beyond it is refused, and nothing is lost', async () => {
    const { documents } = app.get(CollabServer)['parts'];
    const usual = documents.most;
    const tenth = 32 * 1024;
    documents.most = 10 * tenth;
    try {
      const name = await givenNote('x'.repeat(9 * tenth));
      const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
      await until(() => [anna, bryn].every(({ text }) => text.length === 9 * tenth), 'both have it');
      bryn.type('y'.repeat(2 * tenth));
      await until(() => bryn.refusals.includes('too-long'), 'what is too long is refused');
      bryn.close();
      anna.type(' and this');
      await anna.saved();
      anna.text.delete(0, 5 * tenth);
      await anna.saved();
      anna.type('z'.repeat(2 * tenth));
      await anna.saved();
      const kept = await stored(name);
      expect([kept.length, kept.includes('y')]).toEqual([6 * tenth + ' and this'.length, false]);
    } finally {
      documents.most = usual;
    }
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
