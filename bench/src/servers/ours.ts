import * as Y from 'yjs';

import type { LiveChange } from '../../../shared/dist/platform/live.js';
import type { PracticeChange } from '../../../shared/dist/work/practices.js';
import { type RunningApp, startApp } from '../../../server/dist/app.js';
import { Engine } from '../../../server/dist/game/engine/engine.js';
import { StoredSignIns } from '../../../server/dist/people/identity/sign-ins.js';
import type { Actor } from '../../../server/dist/platform/actor.js';
import { SIGN_IN_COOKIE } from '../../../server/dist/platform/http/sign-in-cookie.js';
import { Collaboration } from '../../../server/dist/platform/collab/collaboration.js';
import { CollabKinds } from '../../../server/dist/platform/collab/kinds.js';
import { readEnv } from '../../../server/dist/platform/config/env.js';
import type { Database } from '../../../server/dist/platform/database/database.js';
import { type LateChange, LivePublisher } from '../../../server/dist/platform/live/publisher.js';
import { makeLog } from '../../../server/dist/platform/log/log.js';
import { TUESDAY } from '../../../server/dist/testing/given.js';
import { givenCard } from '../../../server/dist/testing/given-practices.js';
import { newId } from '../../../server/dist/platform/ids.js';
import { SetClock } from '../../../server/dist/platform/clock.js';
import { answer } from '../support/child.ts';
import { open } from '../support/database.ts';
import { organisation } from '../support/organisation.ts';

/** One organisation as the load needs it. */
export interface Prepared {
  organisationId: string;
  /** Published cards that take questions, one for each who is signed in. */
  practiceIds: string[];
  /** The board of teams of this season. */
  boardId: string;
  /** A signed-in member each, none of them the card's author. */
  cookies: string[];
  memberIds: string[];
}

let app: RunningApp;
let database: Database;
const boardChanges = new Map<string, LateChange>();
/** Who asked a question, and when it was committed, in milliseconds since 1970. */
const commits: { by: string; at: number }[] = [];

const now = () => performance.timeOrigin + performance.now();

/** The whole product on a database, with a clock that stands on a weekday in the season. */
async function start({ url }: { url: string }): Promise<string> {
  database = await open(url);
  const env = readEnv({ PORT: '0', JOBS: 'off', LOG_LEVEL: 'error', REQUESTS_A_MINUTE: '1000000' });
  app = await startApp(env, database, makeLog(env.LOG_LEVEL), new SetClock(TUESDAY));
  app.nest.get(CollabKinds).register({ kind: 'bench', authorise: async () => 'write' });
  const publisher = app.nest.get(LivePublisher);
  const publish = publisher.publish.bind(publisher);
  const publishLate = publisher.publishLate.bind(publisher);
  publisher.publishLate = (change) => {
    boardChanges.set(change.topic, change);
    publishLate(change);
  };
  publisher.publish = (change) => {
    // A question is published in the moment of its commit.
    if (change.topic.startsWith('practice:')) commits.push({ by: askerOf(change), at: now() });
    publish(change);
  };
  return app.url;
}

function askerOf({ change }: LiveChange): string {
  return (change as PracticeChange).questions?.[0]?.by.id ?? '';
}

/** Has the engine handle what is pending, so that it does not work while something else is measured. */
async function settle({ organisationId }: { organisationId: string }): Promise<void> {
  await app.nest.get(Engine).drain(organisationId);
}

async function prepare({
  teams,
  signedIn,
  cards = 1,
}: {
  teams: number;
  signedIn: number;
  cards?: number;
}): Promise<Prepared> {
  const { given, members } = await organisation(database, teams);
  const [author, ...others] = members as [Actor, ...Actor[]];
  const practiceIds: string[] = [];
  for (let nth = 0; nth < cards; nth++) practiceIds.push(await givenCard(app.nest, author));
  await app.nest.get(Engine).drain(given.organisationId);
  const [board] = await database.query<{ id: string }>(
    `select id from board where organisation_id = $1 and subject_kind = 'team' and span = 'season'`,
    [given.organisationId],
  );
  const signIns = app.nest.get(StoredSignIns);
  const cookies: string[] = [];
  const memberIds: string[] = [];
  for (const { organisationId, memberId } of others.slice(0, signedIn)) {
    memberIds.push(memberId);
    const token = await signIns.begin(database, { organisationId, id: memberId }, 'bench');
    cookies.push(`${SIGN_IN_COOKIE}=${token}`);
  }
  return { organisationId: given.organisationId, practiceIds, boardId: board!.id, cookies, memberIds };
}

/** Publishes the latest real change of a board once more, as the next version; gives when, in milliseconds since 1970. */
async function changeBoard(boardId: string): Promise<{ at: number; change: LiveChange }> {
  const last = boardChanges.get(`board:${boardId}`);
  if (!last) throw new Error('This board has not changed yet.');
  const [topic, from, to] = [last.topic, last.to, last.to + 1];
  const at = now();
  app.nest.get(LivePublisher).publishLate({ ...last, from, to });
  return { at, change: { topic, from, to, change: await last.read() } };
}

/** Makes a document that every member may write in, with this content (base64 of a Yjs update); gives its name. */
async function document({ organisationId, content }: { organisationId: string; content?: string }): Promise<string> {
  const name = `bench:${newId()}`;
  const update = content ? Buffer.from(content, 'base64') : Y.encodeStateAsUpdate(new Y.Doc());
  await database.transaction({}, (tx) =>
    app.nest.get(Collaboration).create(tx, name, { organisationId, memberId: null, update }),
  );
  return name;
}

answer({ start, prepare, settle, document, changeBoard, commits: async () => commits }, async () => {
  await app.close();
  await database.close();
});
