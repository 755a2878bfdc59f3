import { Injectable } from '@nestjs/common';
import { questRunTopic } from '@guildhall/shared/game/quests';

import { Activities } from '../../activity/record.js';
import type { Tx } from '../../platform/database/database.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import type { Batch } from '../engine/batch.js';
import type { Stage } from '../engine/stages.js';
import { countWork, openRunsOf } from './matching.store.js';
import type { StoredRun } from './run.js';
import { lockRuns, takeBackContributions } from './run.store.js';
import { settle } from './settle.js';
import { progressOf } from './standing.rules.js';
import { WaitingNews } from './waiting-news.js';

/** Steps complete themselves from what people do, and open again when that is taken back. */
@Injectable()
export class QuestsStage implements Stage {
  constructor(
    private readonly activities: Activities,
    private readonly publisher: LivePublisher,
    private readonly waiting: WaitingNews,
  ) {}

  async handle(tx: Tx, batch: Batch): Promise<void> {
    const struck = await this.takeBack(tx, batch);
    const members = [...new Set(batch.fresh.map(({ memberId }) => memberId))];
    const matching = members.length > 0 ? await openRunsOf(tx, members) : [];
    const runs = await lockRuns(tx, batch.organisationId, [...new Set([...struck.keys(), ...matching])]);
    for (const run of runs) await this.follow(tx, batch, run, struck.get(run.id) ?? new Set());
  }

  /** The steps, by run, for which something was struck. */
  private async takeBack(tx: Tx, batch: Batch): Promise<Map<string, Set<string>>> {
    const struck = new Map<string, Set<string>>();
    const ids = batch.takenBack.map(({ id }) => id);
    for (const { runId, stepId } of await takeBackContributions(tx, ids, batch.now)) {
      struck.set(runId, (struck.get(runId) ?? new Set()).add(stepId));
    }
    return struck;
  }

  private async follow(tx: Tx, batch: Batch, run: StoredRun, struck: ReadonlySet<string>): Promise<void> {
    const counted = await countWork(tx, run, batch.fresh);
    if (counted === run && struck.size === 0) return;
    const settled = await settle(tx, this.activities, counted, batch.now, struck);
    this.waiting.runChanged(tx, run, settled, batch.now);
    batch.announce(() =>
      this.publisher.publish({
        topic: questRunTopic.of(run.id),
        from: run.version,
        to: settled.version,
        change: progressOf(settled),
      }),
    );
  }
}
