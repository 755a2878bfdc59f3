import type { PoolClient } from 'pg';

import type { Database, Sql } from './database.js';

const CHANNEL = 'guildhall';

/** A short message to every server on this database, sent when its transaction commits. */
export async function notifyAll(sql: Sql, kind: string, id: string): Promise<void> {
  await sql.query(`select pg_notify('${CHANNEL}', $1)`, [`${kind} ${id}`]);
}

/** How long until a lost connection is tried again; milliseconds. */
const AGAIN_MS = 500;

/** Hears those messages, its own server's included. */
export class Notices {
  private client: PoolClient | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private readonly listeners = new Map<string, ((id: string) => void)[]>();
  private readonly afterGap: (() => void)[] = [];

  constructor(private readonly database: Database) {}

  on(kind: string, listener: (id: string) => void): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), listener]);
  }

  /** Calls back when the connection was lost and is there again: messages may have been missed in between. */
  onGap(listener: () => void): void {
    this.afterGap.push(listener);
  }

  async start(): Promise<void> {
    const client = await this.database.connect();
    // A connection may fail more than once while it goes down; it is given back once.
    let lost = false;
    client.on('error', () => {
      if (!lost && !this.stopped) this.lost(client);
      lost = true;
    });
    client.on('notification', ({ payload = '' }) => {
      const [kind = '', id = ''] = payload.split(' ');
      for (const listener of this.listeners.get(kind) ?? []) listener(id);
    });
    await client.query(`listen ${CHANNEL}`);
    this.client = client;
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.client?.release(true);
    this.client = null;
  }

  private lost(client: PoolClient): void {
    client.release(true);
    this.client = null;
    this.later();
  }

  private later(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.again(), AGAIN_MS);
    this.timer.unref();
  }

  private async again(): Promise<void> {
    try {
      await this.start();
      for (const listener of this.afterGap) listener();
    } catch {
      this.later();
    }
  }
}
