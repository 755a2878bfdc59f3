import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import type { PoolClient } from 'pg';

import { until } from '../../testing/co-author.js';
import { Given } from '../../testing/given.js';
import { testDatabase } from '../../testing/test-database.js';
import { Database, type Sql, type Tx } from './database.js';
import { openDatabase, openForLoading } from './data-source.js';
import { Notices, notifyAll } from './notify.js';
import { Repeated } from './once.js';
import { isPassingFault } from './passing-fault.js';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe('a transaction', () => {
  it('[once] runs 200 parallel repeats of one request a single time and gives each the same answer', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const caller = {
      once: { organisationId: given.organisationId, memberId: member.memberId, key: 'same-key', fingerprint: 'same' },
    };
    let runs = 0;
    const answers = await Promise.all(
      Array.from({ length: 200 }, () =>
        database
          .transaction(caller, async () => ({ run: ++runs }))
          .catch((error: unknown) => (error instanceof Repeated ? error.answer : error)),
      ),
    );
    expect(runs).toBe(1);
    expect(answers).toEqual(Array.from({ length: 200 }, () => ({ run: 1 })));
  });

  it('[after-commit] calls back only when it was committed', async () => {
    const called: string[] = [];
    await database.transaction({}, async (tx) => tx.afterCommit(() => called.push('kept')));
    const refused = database.transaction({}, async (tx) => {
      tx.afterCommit(() => called.push('lost'));
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(called).toEqual(['kept']);
  });
});

describe('a transaction on a connection that fails', () => {
  interface Backend {
    pid: number;
  }
  const BACKEND = `select pg_backend_pid() as pid`;
  const hurriedDatabase = () =>
    openDatabase(database.url, [], { migrate: false, poolSize: 1, limits: { connection: 5_000, statement: 100 } });

  it.each([
    [
      'while it is open',
      async (stop: () => void, tx: Sql) => void (await tx.query(`select 1`), stop(), await tx.query(`select 1`)),
    ],
    ['before it begins', null],
  ])('[transaction/hung] whoever comes after one that hung %s gets another connection', async (_, work) => {
    const hurried = await hurriedDatabase();
    const [{ pid }] = (await hurried.query<Backend>(BACKEND)) as [Backend];
    const stop = () => void process.kill(pid, 'SIGSTOP');
    if (!work) stop();
    try {
      const hung = hurried.transaction({}, async (tx) => work?.(stop, tx));
      await expect(hung).rejects.toThrow('Query read timeout');
      const [next] = await hurried.query<Backend>(BACKEND);
      expect(next!.pid).not.toBe(pid);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await hurried.close();
  });

  /** The fault of a transaction whose connection is ended while it is open. */
  async function faultOf(work: (tx: Tx, end: () => Promise<unknown>) => Promise<unknown>): Promise<unknown> {
    const poor = await openDatabase(database.url, [], { migrate: false, poolSize: 1 });
    const fault = await poor
      .transaction({}, async (tx) => {
        const [{ pid }] = (await tx.query<Backend>(BACKEND)) as [Backend];
        const client = (await tx.manager.queryRunner!.connect()) as PoolClient;
        const ended = new Promise((done) => client.once('end', done));
        await work(tx, () => Promise.all([ended, database.query(`select pg_terminate_backend($1)`, [pid])]));
      })
      .catch((error: unknown) => error);
    expect(await poor.query(`select 1 as one`)).toEqual([{ one: 1 }]);
    await poor.close();
    return fault;
  }

  it('[transaction/lost] its own fault is told, not that it could not be undone, and passes', async () => {
    const faults = [
      await faultOf((tx, end) => Promise.all([tx.query(`select pg_sleep(600)`), end()])),
      await faultOf(async (tx, end) => [await end(), await tx.query(`select 1`)]),
      await faultOf(async (tx, end) => [await end(), await tx.manager.query(`select 1`)]),
    ];
    expect(faults.map(String)).toEqual([
      expect.stringMatching(/terminating connection/),
      expect.stringMatching(/not queryable/),
      expect.stringMatching(/already released/),
    ]);
    expect(faults.map(isPassingFault)).toEqual([true, true, true]);
  });

  it('[transaction/lost] a fault of the work stays that fault when the connection is lost besides', async () => {
    const fault = await faultOf(async (_, end) => {
      await end();
      throw new RangeError('a rule');
    });
    expect(fault).toEqual(new RangeError('a rule'));
    expect(isPassingFault(fault)).toBe(false);
  });
});

describe('a connection', () => {
  it('[lost] that is lost while somebody has it fails what they asked, and ends nothing', async () => {
    const client = await database.connect();
    const [{ pid }] = (await client.query(`select pg_backend_pid() as pid`)).rows;
    const asked = client.query(`select pg_sleep(600)`);
    await Promise.all([
      expect(asked).rejects.toThrow(/terminat/),
      database.query(`select pg_terminate_backend($1, 5000)`, [pid]),
      // The pool may not be given one back whose end it has yet to hear of.
      new Promise<void>((done) => client.once('end', done)),
    ]);
    client.release();
    expect(await database.query(`select 1 as one`)).toEqual([{ one: 1 }]);
  });

  it('[limits] a statement that takes too long is ended, a database that hangs is given up, and a full pool too', async () => {
    const limits = { connection: 2_000, statement: 500 };
    const hurried = await openDatabase(database.url, [], { migrate: false, poolSize: 1, limits });
    await expect(hurried.query(`select pg_sleep(600)`)).rejects.toThrow('statement timeout');
    const client = await hurried.connect();
    const full = await hurried.query(`select 1`).catch((error: unknown) => error);
    expect([String(full), isPassingFault(full)]).toEqual([expect.stringContaining('timeout exceeded'), true]);
    const [{ pid }] = (await client.query(`select pg_backend_pid() as pid`)).rows;
    client.release();
    process.kill(pid, 'SIGSTOP');
    try {
      const hung = await hurried.query(`select 1`).catch((error: unknown) => error);
      expect([String(hung), isPassingFault(hung)]).toEqual([expect.stringContaining('Query read timeout'), true]);
      expect(await hurried.query(`select 1 as one`)).toEqual([{ one: 1 }]);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await hurried.close();
  });

  /** What PgBouncer lets a connection open with. */
  const LET_IN = ['user', 'database', 'client_encoding', 'application_name'];

  it('[pooler] none opens with a setting, which PgBouncer refuses', async () => {
    const { searchParams, username, pathname } = new URL(database.url);
    const opened: string[] = [];
    const pooler = createServer((socket) => {
      const behind = connect(`${searchParams.get('host')}/.s.PGSQL.5432`);
      socket.once('data', (said) => {
        // Behind its length and version an opening holds names and values, each with a zero at its end.
        const words = said.subarray(8).toString().split('\0');
        opened.push(...words.filter((word, index) => word && index % 2 === 0));
      });
      socket.pipe(behind).pipe(socket);
    });
    await once(pooler.listen(0, '127.0.0.1'), 'listening');
    const { port } = pooler.address() as AddressInfo;
    const pooled = await openDatabase(`postgresql://${username}@127.0.0.1:${port}${pathname}`, [], { migrate: false });
    const loading = await openForLoading(pooled);
    await loading.close();
    await pooled.close();
    pooler.close();
    expect(opened).toContain('user');
    expect(opened.filter((name) => !LET_IN.includes(name))).toEqual([]);
  });

  it('[limits] what loads, and what brings the tables up to date, takes its time', async () => {
    const limits = { connection: 1_000, statement: 1_000 };
    const hurried = await openDatabase(database.url, [], { migrate: false, limits });
    const loading = await openForLoading(hurried);
    const limit = `select current_setting('statement_timeout') as most`;
    expect([await hurried.query(limit), await loading.query(limit)]).toEqual([[{ most: '1s' }], [{ most: '0' }]]);
    const lax = `select current_setting('synchronous_commit') as commits, current_setting('plan_cache_mode') as plans`;
    expect(await loading.query(lax)).toEqual([{ commits: 'off', plans: 'force_generic_plan' }]);
    await loading.close();
    await hurried.close();
  });
});

describe('notices', () => {
  /** Notices on a connection whose process is known. */
  async function heard(heartbeat: { every: number; within: number }) {
    const poor = await openDatabase(database.url, [], { migrate: false, poolSize: 1 });
    const [row] = await poor.query<{ pid: number }>(`select pg_backend_pid() as pid`);
    const notices = new Notices(poor, heartbeat);
    const gap = new Promise<void>((done) => notices.onGap(done));
    return { notices, gap, poor, pid: row!.pid };
  }

  it('[notices/silent] a connection that went dead without a word is made anew', async () => {
    const { notices, gap, poor, pid } = await heard({ every: 20, within: 1_000 });
    await notices.start();
    const sql = `select query_start::text as "at" from pg_stat_activity where pid = $1`;
    const askedAt = async () => (await database.query<{ at: string }>(sql, [pid]))[0]?.at;
    for (let beats = 0; beats < 2; beats++) {
      const before = await askedAt();
      await until(async () => (await askedAt()) !== before);
    }
    process.kill(pid, 'SIGSTOP');
    try {
      await gap;
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    const said = new Promise((done) => notices.on('word', done));
    await notifyAll(database, 'word', 'one');
    expect(await said).toBe('one');
    notices.stop();
    await poor.close();
  });

  it('[notices/early] a connection that is lost before it listens is made anew once, and let go', async () => {
    const { notices, gap, poor, pid } = await heard({ every: 60_000, within: 60_000 });
    await notices.start();
    const connecting = jest.spyOn(poor, 'connect').mockImplementationOnce(async () => {
      const client = await Database.prototype.connect.call(poor);
      const [row] = (await client.query<{ pid: number }>(`select pg_backend_pid() as pid`)).rows;
      process.kill(row!.pid, 'SIGSTOP');
      // By then it has been asked to listen.
      setImmediate(() => {
        const ended = database.query(`select pg_terminate_backend($1)`, [row!.pid]);
        void ended.finally(() => process.kill(row!.pid, 'SIGCONT'));
      });
      return client;
    });
    await database.query(`select pg_terminate_backend($1)`, [pid]);
    await gap;
    expect(connecting).toHaveBeenCalledTimes(2);
    notices.stop();
    await poor.close();
  });
});

describe('alone', () => {
  it('gives its connection back, and its lock, when that connection is lost meanwhile', async () => {
    const lock = 620_699;
    const poor = await openDatabase(database.url, [], { migrate: false, poolSize: 1 });
    const cutOff = async () => {
      await database.query(
        `select pg_terminate_backend(l.pid, 5000) from pg_locks l join pg_database d on d.oid = l.database
         where l.locktype = 'advisory' and l.objid = $1::oid and d.datname = current_database()`,
        [lock],
      );
      return 'done';
    };
    expect(await poor.alone(lock, cutOff)).toBe('done');
    expect(await poor.alone(lock, async () => 'its turn')).toBe('its turn');
    await poor.close();
  });
});

describe('migrations', () => {
  it('can all be taken back and run again', async () => {
    const { migrations } = database.source;
    for (let index = 0; index < migrations.length; index++) await database.source.undoLastMigration();
    await database.source.runMigrations();
    const [row] = await database.query<{ tables: number }>(
      `select count(*)::int as tables from pg_tables where schemaname = 'public'`,
    );
    expect(row!.tables).toBeGreaterThan(10);
  });
});
