import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { MessageType, OutgoingMessage } from '@hocuspocus/server';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import { CoAuthor } from './co-author.js';
import { Given } from './given.js';
import { TestApp } from './test-app.js';
import type { Actor } from '../platform/actor.js';
import { newId } from '../platform/ids.js';
import { Collaboration } from '../platform/collab/collaboration.js';
import { type Access, CollabKinds } from '../platform/collab/kinds.js';

export let app: TestApp;
export let given: Given;
export let collaboration: Collaboration;
/** What each member may do in the notes of a spec file; whoever is not in it may write. */
export const allowed = new Map<string, Access>();
/** Answers that a test holds back. */
export const asked = new Map<string, Promise<Access>>();
export const changes: string[] = [];
const authors: CoAuthor[] = [];
export const raw: WebSocket[] = [];

/** Called at the top of a spec file: what it co-authors are notes, which everybody may write unless it says otherwise. */
export function notesAreWrittenTogether(): void {
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
}

export async function givenNote(words = '', by: Actor | null = null): Promise<string> {
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

export async function coAuthor(name: string, actor?: Actor, doc?: Y.Doc): Promise<CoAuthor> {
  const member = actor ?? (await given.member(await given.team()));
  const author = new CoAuthor(app.app.url, name, { cookie: await app.cookieOf(member), ...(doc ? { doc } : {}) });
  authors.push(author);
  return author;
}

export async function stored(name: string): Promise<string> {
  const doc = await collaboration.read(name);
  return doc.getText('text').toString();
}

export const log = (name: string) =>
  app.database.query<{ seq: number; memberId: string | null; bytes: Buffer }>(
    `select seq, member_id as "memberId", bytes from collab_update where name = $1 order by seq`,
    [name],
  );
export const wire = (message: OutgoingMessage) => message.toUint8Array();

/** A WebSocket that says what it likes, without the provider's good manners. */
export async function rawSocket(actor: Actor, origin?: string): Promise<WebSocket> {
  const headers = { cookie: await app.cookieOf(actor), ...(origin ? { origin } : {}) };
  const ws = new WebSocket(`${app.app.url.replace('http', 'ws')}/collaboration`, { headers });
  ws.on('error', () => undefined);
  raw.push(ws);
  return ws;
}

/** What the server answers to the handshake: 101, or why not. */
export function answered(ws: WebSocket): Promise<number> {
  return new Promise((done) => {
    ws.once('open', () => done(101));
    ws.once('unexpected-response', (_, response) => done(response.statusCode ?? 0));
  });
}

/** The first thing the provider says about a document: that it wants in, with a token nobody reads. */
export function tokenFor(name: string): Uint8Array {
  const token = Buffer.from('any');
  return Buffer.concat([wire(new OutgoingMessage(name)), Buffer.of(MessageType.Auth, 0, token.length), token]);
}
