import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';

import { CoAuthor } from '../../testing/co-author.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import type { Actor } from '../actor.js';
import { newId } from '../ids.js';
import { Collaboration } from './collaboration.js';
import { type Access, CollabKinds } from './kinds.js';

let app: TestApp;
let given: Given;
let collaboration: Collaboration;
/** What each member may do in the notes of this file; whoever is not in it may write. */
const allowed = new Map<string, Access>();
const changes: string[] = [];
const authors: CoAuthor[] = [];

beforeAll(async () => {
  app = await TestApp.start();
  given = await Given.organisation(app.database);
  collaboration = app.get(Collaboration);
  app.get(CollabKinds).register({
    kind: 'note',
    authorise: async ({ memberId }) => allowed.get(memberId) ?? (allowed.has(memberId) ? null : 'write'),
    changed: (subject) => changes.push(subject),
  });
});
afterEach(() => {
  for (const author of authors.splice(0)) author.close();
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
});
