import { setImmediate, setTimeout as wait } from 'node:timers/promises';

import type PgBoss from 'pg-boss';
import type { Logger } from 'pino';

import type { Database } from '../database/database.js';

const SCHEMA = 'jobs';
const LOOK_EVERY_SECONDS = 2;
// Any constant serves, as long as every server takes the same one.
const START_LOCK = 620_622;

/** How long until a start that failed is tried again; milliseconds. */
const AGAIN_MS = 30_000;

/** How far the jobs of this server are; `failing` is tried again. */
export type JobsState = 'off' | 'starting' | 'on' | 'failing';

interface Job {
  name: string;
  cron: string;
  work: () => Promise<unknown>;
}

/**
 * Work that runs by the clock, kept in the database: of several servers one runs each job at a time.
 * A job must be safe to run at any moment and more than once, because it also runs when a server starts.
 */
export class Jobs {
  private readonly all: Job[] = [];
  private boss: PgBoss | null = null;
  private readonly stopping = new AbortController();
  private starting: Promise<void> | null = null;
  state: JobsState = 'off';
  /** Jobs and the queue's own statements. */
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** Runs `work` at every time that `cron` (five fields, UTC) names, and once at start for what downtime missed. */
  every(name: string, cron: string, work: () => Promise<unknown>): void {
    if (this.all.some((job) => job.name === name)) throw new Error(`Two jobs are called "${name}".`);
    this.all.push({ name, cron, work });
  }

  /** Calls back when this server begins to stop, so that a long job ends at its next step and not at its end. */
  onStop(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Starts beside everything else, and where that fails tries again after a pause until it is stopped. */
  startAtLast(pause = AGAIN_MS): void {
    this.state = 'starting';
    this.starting = this.tryToStart(pause);
  }

  private async tryToStart(pause: number): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        return await this.start();
      } catch (error) {
        this.state = 'failing';
        this.log.error({ err: error }, 'jobs: they could not start and will be tried again');
        await wait(pause, undefined, { ref: false, signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }

  async start(): Promise<void> {
    const { default: Boss } = await import('pg-boss');
    const boss = new Boss({
      schema: SCHEMA,
      db: { executeSql: (text, values) => this.tracked(this.run(text, values)) },
    });
    boss.on('error', (error) => this.log.warn({ err: error }, 'jobs: the queue had trouble and goes on'));
    // Servers that start at once would all make the queue's tables, and all but one fail.
    await this.database.alone(START_LOCK, () => this.beginAll(boss));
    this.boss = boss;
    this.state = 'on';
  }

  /** All of them, or none. */
  private async beginAll(boss: PgBoss): Promise<void> {
    try {
      await boss.start();
      for (const job of this.all) await this.begin(boss, job);
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
  }

  private async begin(boss: PgBoss, { name, cron, work }: Job): Promise<void> {
    // Such a queue holds one waiting and one running job, however many servers ask for it.
    await boss.createQueue(name, { name, policy: 'stately', retryLimit: 2 });
    await boss.schedule(name, cron);
    await boss.work(name, { pollingIntervalSeconds: LOOK_EVERY_SECONDS }, () => this.tracked(this.tried(name, work)));
    await boss.send(name, {});
  }

  private async tried(name: string, work: Job['work']): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error({ err: error, job: name }, 'jobs: one failed and will be tried again');
      throw error;
    }
  }

  private tracked<Done>(doing: Promise<Done>): Promise<Done> {
    this.underWay.add(doing);
    void doing.catch(() => undefined).then(() => this.underWay.delete(doing));
    return doing;
  }

  /** The queue's own statements: some hold several commands, so they cannot be prepared. */
  private async run(text: string, values?: unknown[]): Promise<{ rows: object[] }> {
    const client = await this.database.connect();
    try {
      const answer = await client.query(text, values);
      client.release();
      return answer;
    } catch (error) {
      // What failed may have begun a transaction, in which nobody else could do anything.
      client.release(true);
      throw error;
    }
  }

  /** Lets the jobs under way finish. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const listener of this.listeners) listener();
    await this.starting;
    await this.boss?.stop({ graceful: true, wait: true, timeout: 10_000 });
    // The queue does not wait for one that it was only fetching.
    while (this.underWay.size > 0) {
      await Promise.allSettled(this.underWay);
      await setImmediate();
    }
    this.boss = null;
    this.state = 'off';
  }
}
