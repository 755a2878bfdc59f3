import type { PoolClient } from 'pg';

import type { Database, Sql, Timed } from './database.js';

const CHANNEL = 'guildhall';

/** A short message to every server on this database, sent when its transaction commits. */
export async function notifyAll(sql: Sql, kind: string, id: string): Promise<void> {
  await sql.query(`select pg_notify('${CHANNEL}', $1)`, [`${kind} ${id}`]);
}

/** How long until a lost connection is tried again; milliseconds. */
const AGAIN_MS = 500;

/** How often a silent connection is tried, and how long its answer may take; milliseconds. */
interface Heartbeat {
  every: number;
  within: number;
}

/** Hears those messages, its own server's included. */
export class Notices {
  private client: PoolClient | null = null;
  private heart: NodeJS.Timeout | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private readonly listeners = new Map<string, ((id: string) => void)[]>();
  private readonly afterGap: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly heartbeat: Heartbeat = { every: 30_000, within: 10_000 },
  ) {}

  on(kind: string, listener: (id: string) => void): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), listener]);
  }

  /** Calls back when the connection was lost and is there again: messages may have been missed in between. */
  onGap(listener: () => void): void {
    this.afterGap.push(listener);
  }

  async start(): Promise<void> {
    const client = await this.database.connect();
    if (this.stopped) return client.release(true);
    this.client = client;
    client.on('error', () => this.lost(client));
    client.on('notification', ({ payload = '' }) => {
      const [kind = '', id = ''] = payload.split(' ');
      for (const listener of this.listeners.get(kind) ?? []) listener(id);
    });
    await this.listen(client);
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    if (this.client) this.lost(this.client);
  }

  /** A line that was cut without a word says nothing, as does one on which nothing happens: asking again tells them apart. */
  private async listen(client: PoolClient): Promise<void> {
    const text = `listen ${CHANNEL}`;
    const listening: Timed = { text, query_timeout: this.heartbeat.within };
    try {
      await client.query(listening);
    } catch (error) {
      this.lost(client);
      throw error;
    }
    if (this.client !== client) return;
    this.heart = setTimeout(() => void this.listen(client).catch(() => undefined), this.heartbeat.every);
    this.heart.unref();
  }

  /** A connection may fail more than once while it goes down; it is given back once. */
  private lost(client: PoolClient): void {
    if (this.client !== client) return;
    this.client = null;
    if (this.heart) clearTimeout(this.heart);
    client.release(true);
    this.later();
  }

  private later(): void {
    if (this.stopped || this.timer) return;
    this.timer = setTimeout(() => void this.again(), AGAIN_MS);
    this.timer.unref();
  }

  private async again(): Promise<void> {
    this.timer = null;
    try {
      await this.start();
    } catch {
      return this.later();
    }
    for (const listener of this.afterGap) listener();
  }
}
