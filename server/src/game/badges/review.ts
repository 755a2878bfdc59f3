import { badgeDesignTopic } from '@guildhall/shared/game/badges';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { LOG } from '../../platform/log/log.js';
import { type Definition, definitionOf } from './definition.js';
import { Eligible } from './eligible.queries.js';
import { givePast } from './past.js';
import { PastNews } from './past-news.js';
import { advanceReview, claimReview, holdsStill, reviewOf, type ReviewRow } from './review.store.js';

/** Members or units looked at in one transaction. */
const AT_ONCE = 500;

/**
 * Looks at the past with a definition: a chunk a transaction, the cursor stored with it, so that a restart or a failure
 * goes on where it stopped and several servers share the work without doing any of it twice.
 */
@Injectable()
export class BadgeReviews implements OnApplicationShutdown {
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: LivePublisher,
    private readonly news: PastNews,
    @Inject(LOG) private readonly log: Pick<Logger, 'error'>,
  ) {}

  /** Ends the look under way after its chunk; another server, or the next start, goes on with it. */
  stop(): void {
    this.stopped = true;
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop();
    await this.running;
  }

  /** Stores a new review; it runs once the transaction is committed. */
  async begin(tx: Tx, badge: Definition, startedBy: string): Promise<void> {
    const id = newId();
    const now = this.clock.now();
    const everyone = await new Eligible(tx, badge.organisationId, now).all(badge.subject);
    await tx.query(
      `insert into badge_review (id, organisation_id, badge_id, badge_version, total, started_by, started_at, version)
       values ($1, $2, $3, $4, $5, $6, $7,
         (select coalesce(max(version), 0) + 1 from badge_review where badge_id = $3))`,
      [id, badge.organisationId, badge.id, badge.version, everyone.length, startedBy, now],
    );
    tx.afterCommit(() => this.wake(id));
  }

  /** Goes on with every review that a restart or a failure cut short; safe to run at any time. */
  async resume(): Promise<void> {
    const waiting = await this.database.query<{ id: string }>(
      `select id from badge_review where finished_at is null order by started_at`,
    );
    for (const { id } of waiting) this.wake(id);
    await this.settled();
  }

  /** Resolves once the reviews begun so far are done. */
  async settled(): Promise<void> {
    await this.running;
  }

  private wake(id: string): void {
    this.running = this.running
      .then(() => this.run(id))
      .catch((error: unknown) => this.log.error({ err: error, review: id }, 'badge review'));
  }

  private async run(id: string): Promise<void> {
    while (!this.stopped) {
      const row = await this.database.transaction({}, (tx) => this.chunk(tx, id));
      if (!row) return;
      const change = { review: reviewOf(row) };
      this.live.publish({ topic: badgeDesignTopic.of(row.badgeId), from: row.version - 1, to: row.version, change });
      if (row.finishedAt) return;
    }
  }

  private async chunk(tx: Tx, id: string): Promise<ReviewRow | null> {
    const review = await claimReview(tx, id);
    if (!review) return null;
    const now = this.clock.now();
    const { organisationId, badgeId, cursor } = review;
    const badge = (await holdsStill(tx, review)) ? await definitionOf(tx, organisationId, badgeId) : null;
    if (!badge) return advanceReview(tx, id, { cursor: null, seen: 0, awarded: 0, finishedAt: now });
    const subjects = await new Eligible(tx, organisationId, now).after(badge.subject, cursor, AT_ONCE);
    const given = await givePast(tx, badge, subjects, now);
    await this.news.tell(tx, badge, given, now);
    return advanceReview(tx, id, {
      cursor: subjects.at(-1) ?? null,
      seen: subjects.length,
      awarded: given.length,
      finishedAt: subjects.length < AT_ONCE ? now : null,
    });
  }
}
