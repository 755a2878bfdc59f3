import type pg from 'pg';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

import type { Database } from '../platform/database/database.js';

/** Where a connection is cut: at which statement from now on, and whether the database had carried that out already. */
export interface Cut {
  /** 1 is the next statement; opening and ending a transaction are statements too. */
  statement: number;
  side: 'before' | 'after';
}

type Query = (...given: unknown[]) => unknown;
type Answer = (error: Error) => void;
type Client = pg.PoolClient & { connection: { stream: { destroy: () => void } } };

/**
 * Cuts a connection to the database between any two statements, as a crash does: what was not committed is lost, and of
 * what was, nobody hears. The product knows nothing of it.
 */
export class CutConnections {
  private readonly heard = new WeakSet<pg.PoolClient>();
  private cut: Cut | null = null;
  private statements = 0;
  /** How many connections were cut. */
  times = 0;

  constructor({ source }: Database) {
    const pool = (source.driver as PostgresDriver).master as pg.Pool;
    pool.on('acquire', (client) => this.hear(client as Client));
  }

  /** Runs `work`, in which a connection is cut where it gets so far. */
  async during<T>(cut: Cut | null, work: () => Promise<T>): Promise<T> {
    this.cut = cut;
    this.statements = 0;
    try {
      return await work();
    } finally {
      this.cut = null;
    }
  }

  private hear(client: Client): void {
    if (this.heard.has(client)) return;
    this.heard.add(client);
    const query = client.query.bind(client) as Query;
    Object.assign(client, { query: (...given: unknown[]) => this.ask(client, query, given) });
  }

  private ask(client: Client, query: Query, given: unknown[]): unknown {
    this.statements += 1;
    if (this.statements !== this.cut?.statement) return query(...given);
    const { side } = this.cut;
    this.times += 1;
    const end = () => client.connection.stream.destroy();
    if (side === 'before') end();
    if (side === 'before') return query(...given);
    const told = typeof given.at(-1) === 'function' ? (given.at(-1) as Answer) : null;
    const unheard = Promise.resolve(query(...(told ? given.slice(0, -1) : given)))
      .catch(() => undefined)
      .then((): never => {
        end();
        throw new Error('Connection terminated unexpectedly');
      });
    return told ? void unheard.catch(told) : unheard;
  }
}
