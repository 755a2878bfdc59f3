import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, LiveChange, ServerToClient, Watched } from '@guildhall/shared/platform/live';
import type pg from 'pg';
import type { Logger } from 'pino';
import supertest from 'supertest';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

import { type RunningApp, startApp } from '../app.js';
import { Engine } from '../game/engine/engine.js';
import { StoredSignIns } from '../people/identity/sign-ins.js';
import type { Actor } from '../platform/actor.js';
import type { Clock } from '../platform/clock.js';
import { type Env, readEnv } from '../platform/config/env.js';
import type { Database } from '../platform/database/database.js';
import { consoleInto, makeLog } from '../platform/log/log.js';
import { lockWaited, testDatabase } from './test-database.js';

export type TestSocket = Socket<ServerToClient, ClientToServer>;

/** The whole application on a free port and a database of its own, for one test file. */
export class TestApp {
  private readonly sockets: TestSocket[] = [];
  private readonly others: RunningApp[] = [];
  /** Which version of a topic each connection was given. */
  private readonly given = new WeakMap<TestSocket, Map<string, number>>();

  private constructor(
    readonly app: RunningApp,
    readonly database: Database & { url: string },
    private readonly giveConsoleBack: () => void,
    private readonly begin: () => Promise<RunningApp>,
  ) {}

  static async start(options: { clock?: Clock; env?: Partial<Env>; log?: Logger } = {}): Promise<TestApp> {
    const database = await testDatabase();
    const env = { ...readEnv({ PORT: '0', JOBS: 'off', LOG_LEVEL: 'silent' }), ...options.env };
    const log = options.log ?? makeLog(env.LOG_LEVEL);
    const giveConsoleBack = consoleInto(log);
    const begin = () => startApp(env, database, log, options.clock);
    return new TestApp(await begin(), database, giveConsoleBack, begin);
  }

  /** Another server on the same database, at this address; closed with the first. */
  async another(): Promise<string> {
    const other = await this.begin();
    this.others.push(other);
    return other.url;
  }

  /** Anything Nest holds, such as a command: `app.get(ShareGoodPractice)`. */
  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.nest.get(token);
  }

  /** Handles everything pending of one organisation. */
  engineDone(organisationId: string): Promise<number> {
    return this.get(Engine).drain(organisationId);
  }

  /** Comes back once so many connections wait for a lock that another one holds. */
  lockWaited(connections = 1): Promise<void> {
    return lockWaited(this.database, connections);
  }

  /** Runs `work` with one connection left of the pool: whoever takes a second one inside a transaction waits for ever. */
  async withOneConnection<T>(work: () => Promise<T>): Promise<T> {
    const pool = (this.database.source.driver as PostgresDriver).master as pg.Pool;
    const held: pg.PoolClient[] = [];
    while (pool.totalCount - pool.idleCount < pool.options.max - 1) held.push(await this.database.connect());
    try {
      return await work();
    } finally {
      for (const client of held) client.release();
    }
  }

  /** Runs `work` with every connection taken, and little patience to wait for one. */
  async withNoConnection<T>(work: () => Promise<T>): Promise<T> {
    const { options } = (this.database.source.driver as PostgresDriver).master as pg.Pool;
    const patience = options.connectionTimeoutMillis;
    return this.withOneConnection(async () => {
      const last = await this.database.connect();
      options.connectionTimeoutMillis = 50;
      try {
        return await work();
      } finally {
        options.connectionTimeoutMillis = patience;
        last.release();
      }
    });
  }

  /** HTTP requests of a signed-in member. */
  async as(actor: Actor): Promise<ReturnType<typeof supertest.agent>> {
    const cookie = await this.cookieOf(actor);
    return supertest.agent(this.app.url).set('Cookie', cookie);
  }

  /** HTTP requests of nobody in particular. */
  anyone(): ReturnType<typeof supertest.agent> {
    return supertest.agent(this.app.url);
  }

  async cookieOf(actor: Actor): Promise<string> {
    const member = { organisationId: actor.organisationId, id: actor.memberId };
    const signIns = this.get(StoredSignIns);
    return `${signIns.cookieName}=${await signIns.begin(this.database, member, 'test')}`;
  }

  /** A live connection of a signed-in member, to this server or the one at `url`; closed with the application. */
  async socket(
    actor: Actor,
    transports: ('websocket' | 'polling')[] = ['websocket'],
    url = this.app.url,
  ): Promise<TestSocket> {
    const socket: TestSocket = io(url, {
      transports,
      extraHeaders: { cookie: await this.cookieOf(actor) },
      forceNew: true,
    });
    this.sockets.push(socket);
    await new Promise<void>((done, failed) => socket.once('connect', done).once('connect_error', failed));
    return socket;
  }

  async watch(socket: TestSocket, topic: string): Promise<Watched> {
    const watched = await socket.emitWithAck('live:watch', { topic });
    if (watched.ok) this.given.set(socket, new Map(this.given.get(socket)).set(topic, watched.version));
    return watched;
  }

  /**
   * The next change of a topic for which `wanted` holds. As every client does, it passes over what is told late and is
   * in the snapshot already.
   */
  nextChange(
    socket: TestSocket,
    topic: string,
    wanted: (change: LiveChange) => boolean = () => true,
  ): Promise<LiveChange> {
    const version = this.given.get(socket)?.get(topic) ?? 0;
    return new Promise((done) => {
      const hear = (change: LiveChange) => {
        if (change.topic !== topic || change.to <= version || !wanted(change)) return;
        socket.off('live:change', hear);
        done(change);
      };
      socket.on('live:change', hear);
    });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.disconnect();
    for (const app of [this.app, ...this.others]) await app.close();
    await this.database.close();
    this.giveConsoleBack();
  }
}
