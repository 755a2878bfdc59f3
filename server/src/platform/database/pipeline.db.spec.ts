import { execFileSync } from 'node:child_process';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { lockWaited, testDatabase } from '../../testing/test-database.js';
import { openDatabase } from './data-source.js';
import type { Database } from './database.js';
import { Pipeline } from './pipeline.js';

const LOCK = 620_698;
const WAIT = `select pg_advisory_xact_lock(${LOCK})`;
const PID = 'select pg_backend_pid() as pid';
const NOTE = `insert into noted select txid_current()`;

let database: Awaited<ReturnType<typeof testDatabase>>;
/** With one connection, so that what is not given back is missed. */
let poor: Database;
let pipeline: Pipeline;
beforeAll(async () => {
  database = await testDatabase();
  await database.query('create table noted (tx bigint)');
});
beforeEach(async () => {
  poor = await openDatabase(database.url, [], { migrate: false, poolSize: 1 });
  pipeline = new Pipeline(poor);
});
afterAll(() => database.close());

const noted = () => database.query('select tx from noted');
const terminate = (pid: number) => database.query('select pg_terminate_backend($1, 5000)', [pid]);

/** Another program, while this one stands still: ends the backend that holds the lock, and waits until something is noted. */
function unlockAndWait(pid: number): void {
  const program = `
    const pg = require('pg');
    (async () => {
      const client = new pg.Client({ connectionString: ${JSON.stringify(database.url)} });
      await client.connect();
      await client.query('select pg_terminate_backend(${pid})');
      while ((await client.query('select 1 from noted')).rowCount === 0);
      await client.end();
    })();`;
  execFileSync(process.execPath, ['-e', program], { timeout: 20_000 });
}

describe('statements in a pipeline', () => {
  it('go through one connection, which is given back, and a fault of one is its own', async () => {
    const [first, fault, last] = await Promise.allSettled([
      pipeline.query<{ pid: number }>(PID),
      pipeline.query('select 1 / 0'),
      pipeline.query<{ pid: number }>(PID),
    ]);
    expect(fault).toMatchObject({ status: 'rejected', reason: { message: 'division by zero' } });
    expect(first).toEqual(last);
    expect(await poor.query(PID)).toEqual(first.status === 'fulfilled' && first.value);
    await poor.close();
  });

  it('are sent before those ahead of them are answered', async () => {
    const holder = await database.connect();
    holder.on('error', () => undefined);
    await holder.query(`select pg_advisory_lock(${LOCK})`);
    const { rows } = await holder.query<{ pid: number }>(PID);
    const both = Promise.all([pipeline.query(WAIT), pipeline.query(NOTE)]);
    await lockWaited(database);
    unlockAndWait(rows[0]!.pid);
    await both;
    expect(await noted()).toHaveLength(1);
    holder.release(true);
    await poor.close();
  });

  it('fail with their connection, and the next go through another', async () => {
    const holder = await database.connect();
    await holder.query(`select pg_advisory_lock(${LOCK})`);
    const [connection] = await pipeline.query<{ pid: number }>(PID);
    const both = Promise.allSettled([pipeline.query(WAIT), pipeline.query(NOTE)]);
    await lockWaited(database);
    await terminate(connection!.pid);
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const [next] = await pipeline.query<{ pid: number }>(PID);
    expect(next!.pid).not.toBe(connection!.pid);
    await holder.query(`select pg_advisory_unlock(${LOCK})`);
    holder.release();
    await poor.close();
  });
});
