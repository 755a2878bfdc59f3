import { setTimeout as wait } from 'node:timers/promises';

import type { Logger } from 'pino';

import type { PendingActivities } from '../../activity/pending.js';
import type { Activities } from '../../activity/record.js';
import type { Clock } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { isPassingFault } from '../../platform/database/passing-fault.js';
import { Batch, type LoggedActivity } from './batch.js';
import { HOLD_ENGINE } from './hold-engine.js';
import type { Stages } from './stages.js';

/** Activities of one organisation handled in one transaction, at most. */
const MOST_AT_ONCE = 500;
/** From so many activities a batch on an engine is busy: a pause makes the next batch larger, which costs less an activity. */
const BUSY = 20;
const LONGEST_PAUSE_MS = 50;
/** How often an engine looks for what a crash left unhandled. */
const LOOK_AGAIN_MS = 5_000;

type PendingRow = LoggedActivity & {
  /** Whether it was handled before, and is here because it was taken back since. */
  handled: boolean;
  revoked: boolean;
  /** IANA zone of the organisation. */
  zone: string;
};

/**
 * Handles pending activities, each exactly once, in batches: effects and "handled" are one transaction.
 * Batches of one organisation run one after another (a transaction lock), those of different ones in parallel.
 */
export class Engine {
  private readonly waiting = new Set<string>();
  private readonly running = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private stopped = true;
  /** Activities handled by this server since it started. */
  handled = 0;
  /** Activities that this server could not handle and set aside since it started. */
  setAside = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stages: Stages,
    private readonly activities: Activities,
    private readonly pending: PendingActivities,
    private readonly log: Pick<Logger, 'error'>,
  ) {}

  /** Begins to listen for pending activities, and takes up what is waiting. */
  start(): void {
    this.stages.assertComplete();
    this.stopped = false;
    this.pending.listen((organisationId) => this.wake(organisationId));
    this.timer = setInterval(() => void this.lookAgain(), LOOK_AGAIN_MS);
    this.timer.unref();
    void this.takeUpSetAside().finally(() => this.lookAgain());
  }

  /** What was set aside is tried anew, as after a start: another version of the software may know what to do with it. */
  async takeUpSetAside(): Promise<void> {
    await this.database
      .query(`update pending_activity set set_aside_at = null where set_aside_at is not null`)
      .catch((error: unknown) => this.log.error({ err: error }, 'engine set aside'));
  }

  /** Stops after the batches under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await Promise.all(this.running.values());
  }

  /** Handles everything that is pending in one organisation, follow-ups included; returns how many activities. */
  async drain(organisationId: string): Promise<number> {
    let handled = 0;
    for (;;) {
      const some = await this.handleSome(organisationId);
      if (some === 0) return handled;
      handled += some;
    }
  }

  /**
   * The same within the caller's transaction, which holds the engine (`holdEngine`): what is pending there stands or falls
   * with it, and what there is to say is said once it is committed.
   */
  async drainIn(tx: Tx, organisationId: string): Promise<void> {
    for (;;) {
      const rows = await this.claim(tx, organisationId, MOST_AT_ONCE);
      if (rows.length === 0) break;
      const batch = await this.handle(tx, organisationId, rows);
      tx.afterCommit(() => void this.announce(batch));
    }
    // What the caller does besides is not repeated by anybody, so their commit waits for the disk.
    await tx.query(`set local synchronous_commit to default`);
  }

  private wake(organisationId: string): void {
    this.waiting.add(organisationId);
    if (this.stopped || this.running.has(organisationId)) return;
    const run = this.runWhileWaiting(organisationId).finally(() => {
      this.running.delete(organisationId);
      // Woken in the moment between the last look and here.
      if (this.waiting.has(organisationId)) this.wake(organisationId);
    });
    this.running.set(organisationId, run);
  }

  private async runWhileWaiting(organisationId: string): Promise<void> {
    while (!this.stopped && this.waiting.delete(organisationId)) {
      try {
        // What is recorded meanwhile, by this very batch too, wakes anew; only a full batch leaves something behind unsaid.
        while ((await this.handleWithRoom(organisationId)) >= MOST_AT_ONCE);
      } catch (error) {
        // The batch was rolled back whole; the timer brings it up again.
        this.log.error({ err: error, organisationId }, 'engine batch');
      }
    }
  }

  /** A batch, and when it was a busy one, a pause of twice its length for the requests that it competes with. */
  private async handleWithRoom(organisationId: string): Promise<number> {
    const begun = performance.now();
    const handled = await this.handleSome(organisationId);
    const pause = Math.min(LONGEST_PAUSE_MS, 2 * (performance.now() - begun));
    if (handled >= BUSY && handled < MOST_AT_ONCE && !this.stopped) await wait(pause);
    return handled;
  }

  private async lookAgain(): Promise<void> {
    const waiting = await this.database
      .query<{ id: string }>(`select distinct organisation_id as id from pending_activity where set_aside_at is null`)
      .catch(() => []);
    for (const { id } of waiting) this.wake(id);
  }

  /**
   * Handles what is first, at most so many. A batch with something in it that cannot be handled is tried in halves, until
   * that stands alone and is set aside; whatever failed left nothing behind.
   */
  private async handleSome(organisationId: string, most = MOST_AT_ONCE): Promise<number> {
    let rows: PendingRow[] = [];
    try {
      const batch = await this.database.transaction({}, async (tx) => {
        rows = await this.claim(tx, organisationId, most);
        return rows.length > 0 ? this.handle(tx, organisationId, rows) : null;
      });
      this.handled += rows.length;
      if (batch) await this.announce(batch);
      return rows.length;
    } catch (error) {
      const [first] = rows;
      if (!first || isPassingFault(error)) throw error;
      if (most === 1) return this.putAside(organisationId, first, error);
      const half = Math.ceil(most / 2);
      return (await this.handleSome(organisationId, half)) + (await this.handleSome(organisationId, half));
    }
  }

  private async handle(tx: Tx, organisationId: string, rows: PendingRow[]): Promise<Batch> {
    const batch = this.batchOf(organisationId, rows);
    for (const stage of this.stages.inOrder()) await stage.handle(tx, batch);
    await takeOff(tx, organisationId, rows);
    return batch;
  }

  private async putAside(organisationId: string, { id, kind }: PendingRow, error: unknown): Promise<number> {
    await this.database.query(
      `update pending_activity set set_aside_at = $3 where organisation_id = $1 and activity_id = $2`,
      [organisationId, id, this.clock.now()],
    );
    this.setAside += 1;
    this.log.error({ err: error, organisationId, activity: id, kind }, 'engine set aside');
    return 1;
  }

  /**
   * One batch of an organisation at a time: its rules read what the batch before it wrote. What that one handled while
   * this waited is looked at anew by "for update", and left out.
   * From here the transaction plans each statement once for all values: planning anew costs as much as running.
   * Nor does its commit wait for the disk: what a failing database forgets of it is pending again, and is handled again.
   * Whether one was taken back is read in the queue, which is locked, and not in the activity, which is not.
   */
  private claim(tx: Tx, organisationId: string, most: number): Promise<PendingRow[]> {
    return tx.query<PendingRow>(
      `with alone as materialized (
         select id, zone, set_config('plan_cache_mode', 'force_generic_plan', true),
                set_config('synchronous_commit', 'off', true)
         from organisation, ${HOLD_ENGINE}
         where id = $1::uuid
       )
       select a.id, a.kind, a.member_id as "memberId", a.unit_id as "unitId", a.subject_id as "subjectId",
              a.counterpart_id as "counterpartId", a.occurred_at as "occurredAt", a.recorded_at as "recordedAt", a.key,
              a.data, claimed.handled, claimed.revoked, alone.zone
       from alone cross join lateral (
         select p.activity_id, p.handled, p.revoked from pending_activity p where p.organisation_id = alone.id
           and p.set_aside_at is null
         order by p.activity_id limit ${most} for update skip locked
       ) claimed join activity a on a.id = claimed.activity_id order by a.id`,
      [organisationId],
    );
  }

  private batchOf(organisationId: string, rows: PendingRow[]): Batch {
    // What was taken back before it was ever handled leaves no trace in the game.
    const fresh = rows.filter((row) => !row.handled && !row.revoked).sort(byRecording);
    const undone = rows.filter((row) => row.handled);
    const takenBack = rows.filter((row) => row.revoked);
    return new Batch(
      { organisationId, zone: rows[0]!.zone, now: this.clock.now() },
      { fresh, undone, takenBack },
      this.activities,
    );
  }

  private async announce(batch: Batch): Promise<void> {
    for (const announcement of batch.toAnnounce) {
      try {
        await announcement();
      } catch (error) {
        // What was not said now, the sweeper says.
        this.log.error({ err: error }, 'announcement');
      }
    }
  }
}

/** Ids of deeds that go on side by side may stand in either order; when they were done does not depend on that. */
function byRecording(one: PendingRow, other: PendingRow): number {
  return one.recordedAt.getTime() - other.recordedAt.getTime();
}

/** Takes a batch off the queue. */
async function takeOff(tx: Tx, organisationId: string, rows: PendingRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const revoked = rows.filter((row) => row.revoked).map(({ id }) => id);
  const [gone] = await tx.query<{ count: number }>(
    `with gone as (
       delete from pending_activity
       where organisation_id = $1 and activity_id = any($2) and (not revoked or activity_id = any($3)) returning 1
     )
     select count(*)::int as count from gone`,
    [organisationId, ids, revoked],
  );
  if (gone!.count === rows.length) return;
  // What a stage of this very batch took back was applied as standing: its taking back is the next batch's work.
  await tx.query(`update pending_activity set handled = true where organisation_id = $1 and activity_id = any($2)`, [
    organisationId,
    ids,
  ]);
}
