import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Given } from '../../testing/given.js';
import { testDatabase } from '../../testing/test-database.js';
import { openDatabase } from './data-source.js';
import { Repeated } from './once.js';

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
