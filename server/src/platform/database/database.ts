import { createHash } from 'node:crypto';

import pg from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

import type { Once } from '../actor.js';
import { claimOnce, keepAnswer } from './once.js';

const INT8 = 20;
const NUMERIC = 1700;
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(NUMERIC, Number);

type Values = readonly unknown[];
type Client = Pick<pg.ClientBase, 'query'>;
/** A statement whose answer is not waited for longer than so many milliseconds. */
export type Timed = pg.QueryConfig & { query_timeout: number };

const names = new Map<string, string>();
const MOST_PREPARED = 500;

/** One prepared statement for each distinct text, so PostgreSQL plans it once a connection. */
function prepared(text: string, values: Values) {
  let name = names.get(text);
  if (!name && names.size < MOST_PREPARED) {
    name = createHash('sha1').update(text).digest('hex').slice(0, 20);
    names.set(text, name);
  }
  return name ? { name, text, values: [...values] } : { text, values: [...values] };
}

/** How long a transaction may take to be undone; milliseconds. */
const UNDO_MS = 2_000;

/** A connection that does not say it has undone its transaction is closed: whoever had it next would be inside. */
async function undo(client: pg.Client): Promise<void> {
  const undoing: Timed = { text: 'rollback', query_timeout: UNDO_MS };
  await client.query(undoing).catch(() => void client.end());
}

/** Anything that runs SQL: the pool for reads and single statements, a transaction for the rest. */
export interface Sql {
  /** Runs one statement and gives its rows; `text` must be a constant, values go in as $1, $2 … */
  query<Row extends object>(text: string, values?: Values): Promise<Row[]>;
}

/** One open transaction, passed as an argument to everything that takes part in it. */
export class Tx implements Sql {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly client: Client,
    readonly manager: EntityManager,
  ) {}

  async query<Row extends object>(text: string, values: Values = []): Promise<Row[]> {
    return (await this.client.query<Row>(prepared(text, values))).rows;
  }

  rows<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  /** Calls back once the transaction is committed, and never when it is not. */
  afterCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  committed(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The organisation's PostgreSQL. */
export class Database implements Sql {
  constructor(readonly source: DataSource) {}

  private get pool(): pg.Pool {
    return (this.source.driver as PostgresDriver).master as pg.Pool;
  }

  async query<Row extends object>(text: string, values: Values = []): Promise<Row[]> {
    return (await this.pool.query<Row>(prepared(text, values))).rows;
  }

  /**
   * Runs one reading statement planned anew for its values: for searches, whose best plan hangs on how frequent
   * the words are. Planning costs a millisecond or two, so everything else is `query`.
   */
  async search<Row extends object>(text: string, values: Values): Promise<Row[]> {
    return (await this.pool.query<Row>(text, [...values])).rows;
  }

  /** Whether a connection answers within so many milliseconds; one that does not is closed, and the next asked is another. */
  answers(within: number): Promise<boolean> {
    const asking: Timed = { text: 'select 1', query_timeout: within };
    return this.pool.query(asking).then(
      () => true,
      () => false,
    );
  }

  /** A connection of its own, for LISTEN and long locks; the caller releases it. */
  connect(): Promise<pg.PoolClient> {
    return this.pool.connect();
  }

  /** Runs `work` while nobody else, on any server, runs something under the same lock; waits for its turn. */
  async alone<T>(lock: number, work: () => Promise<T>): Promise<T> {
    const client = await this.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [lock]);
      return await work();
    } finally {
      const unlocked = await client.query('select pg_advisory_unlock($1)', [lock]).catch(() => null);
      // What does not unlock, or was lost meanwhile, is closed, and its lock with it.
      client.release(!unlocked);
    }
  }

  /**
   * Runs `work` in one transaction: all of it or none.
   * With `once`, a repeat of the same request gets the first one's answer and runs nothing,
   * also when both arrive together: the second waits for the first.
   */
  async transaction<T>(caller: { once?: Once }, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as pg.Client;
    try {
      await runner.startTransaction();
      const tx = new Tx(client, runner.manager);
      if (caller.once) await claimOnce(tx, caller.once);
      const answer = await work(tx);
      if (caller.once) await keepAnswer(tx, caller.once, answer);
      await runner.commitTransaction();
      tx.committed();
      return answer;
    } catch (error) {
      if (runner.isTransactionActive) await undo(client);
      throw error;
    } finally {
      await runner.release();
    }
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
