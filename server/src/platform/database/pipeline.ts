import type { PoolClient } from 'pg';

import type { Database, Sql } from './database.js';
import { prepared, type Values } from './prepared.js';

interface Held {
  client: Promise<PoolClient>;
  lose: () => void;
  /** Statements under way on it. */
  underWay: number;
  lost: boolean;
}

/**
 * Statements through one connection, in the order they come; each is a transaction of its own. A later one is sent before
 * an earlier one is answered, so that the database need not wait for this server in between.
 * The connection is taken from the pool with the first statement and given back after the last.
 */
export class Pipeline implements Sql {
  private held: Held | null = null;

  constructor(private readonly database: Pick<Database, 'connect'>) {}

  async query<Row extends object>(text: string, values: Values = []): Promise<Row[]> {
    const held = (this.held ??= this.hold());
    held.underWay += 1;
    try {
      const client = await held.client;
      return (await client.query<Row>(prepared(text, values))).rows;
    } finally {
      held.underWay -= 1;
      if (held.underWay === 0) void this.giveBack(held);
    }
  }

  private hold(): Held {
    const held: Held = {
      client: this.database.connect(),
      underWay: 0,
      lost: false,
      // What is asked for from now on goes through another connection.
      lose: () => {
        held.lost = true;
        if (this.held === held) this.held = null;
      },
    };
    held.client.then((client) => client.on('error', held.lose), held.lose);
    return held;
  }

  private async giveBack(held: Held): Promise<void> {
    if (this.held === held) this.held = null;
    const client = await held.client.catch(() => null);
    client?.off('error', held.lose);
    client?.release(held.lost);
  }
}
