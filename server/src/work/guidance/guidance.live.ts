import { type GuidanceChange, type GuidanceSnapshot, guidanceTopic } from '@guildhall/shared/work/guidance';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Collaboration } from '../../platform/collab/collaboration.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { Problem } from '../../platform/http/problem.js';
import { isUuid } from '../../platform/ids.js';
import { latest } from '../../platform/live/latest.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { readDocument } from './document.queries.js';
import { textAccess } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { factsOf, noSuchGuidance, textName } from './guidance.store.js';
import { readReviews } from './review.store.js';
import { readSuggestions, readThreads } from './talk.queries.js';

/** Sent to every server when who may read a document changed, so that those who may no longer stop watching. */
export const GUIDANCE_ACCESS = 'guidance-access';

/** One document live: its state, reviews, talk and suggestions. */
@Injectable()
export class GuidanceLive implements LiveTopic<typeof guidanceTopic> {
  readonly topic = guidanceTopic;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly publisher: LivePublisher,
    private readonly collaboration: Collaboration,
  ) {}

  async authorise(actor: Actor, id: string): Promise<boolean> {
    const facts = isUuid(id) ? await factsOf(this.database, actor.organisationId, id) : null;
    return facts !== null && textAccess(actor, facts) !== null;
  }

  async snapshot(_: Actor, id: string): Promise<{ snapshot: GuidanceSnapshot; version: number }> {
    return this.database.transaction({}, async (tx) => {
      // One moment for all parts, so that the version stands for all of them.
      await tx.query('set transaction isolation level repeatable read');
      const now = this.clock.now();
      const read = await readDocument(tx, id, now);
      if (!read) throw noSuchGuidance();
      const snapshot = {
        guidance: read.guidance,
        reviews: await readReviews(tx, id, now),
        threads: await readThreads(tx, id, now),
        suggestions: await readSuggestions(tx, id, now),
      };
      return { snapshot, version: read.version };
    });
  }

  merge(earlier: GuidanceChange, later: GuidanceChange): GuidanceChange {
    const gone = [...(earlier.threadsGone ?? []), ...(later.threadsGone ?? [])];
    return {
      ...earlier,
      ...later,
      threads: latest(earlier.threads, later.threads, later.threadsGone),
      threadsGone: gone,
      suggestions: latest(earlier.suggestions, later.suggestions),
    };
  }

  async versions(ids: string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; version: number }>(
      `select id, version from guidance where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Tells watchers, once the transaction is committed, what changed with the step to this version. */
  changed(tx: Tx, { id, version }: Pick<GuidanceRow, 'id' | 'version'>, change: GuidanceChange): void {
    tx.afterCommit(() =>
      this.publisher.publish({ topic: guidanceTopic.of(id), from: version - 1, to: version, change }),
    );
  }

  /** The document and its reviews changed. */
  async documentChanged(tx: Tx, row: GuidanceRow): Promise<void> {
    const now = this.clock.now();
    const read = await readDocument(tx, row.id, now);
    if (!read) throw new Problem('trouble', 'The document could not be read again.');
    this.changed(tx, row, { guidance: read.guidance, reviews: await readReviews(tx, row.id, now) });
  }

  /** The same, and who may read or write it may have changed: every server asks anew. */
  async accessChanged(tx: Tx, row: GuidanceRow): Promise<void> {
    await this.documentChanged(tx, row);
    for (const language of row.languages) await this.collaboration.recheck(tx, textName(row.id, language));
    await notifyAll(tx, GUIDANCE_ACCESS, row.id);
  }

  async threadChanged(tx: Tx, row: GuidanceRow, threadId: string): Promise<void> {
    const threads = await readThreads(tx, row.id, this.clock.now(), threadId);
    this.changed(tx, row, threads.length > 0 ? { threads } : { threadsGone: [threadId] });
  }

  async suggestionChanged(tx: Tx, row: GuidanceRow, suggestionId: string): Promise<void> {
    this.changed(tx, row, { suggestions: await readSuggestions(tx, row.id, this.clock.now(), suggestionId) });
  }
}
