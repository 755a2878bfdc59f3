import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Given } from '../../testing/given.js';
import { testDatabase } from '../../testing/test-database.js';
import type { Database } from './database.js';
import { Repeated } from './once.js';

let database: Database;
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
