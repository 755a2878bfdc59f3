import type { DecideReview, ReviewDecision } from '@guildhall/shared/work/guidance-reviews';
import { Injectable } from '@nestjs/common';

import { Activities } from '../../activity/record.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { reviewDone } from './activities.rules.js';
import { GuidanceTold } from './guidance-news.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, writeLog } from './guidance.store.js';
import { MoveEffects } from './move-effects.js';
import { standingReviews } from './review.store.js';
import { allReviewed, neededReviews } from './reviews.rules.js';

interface Decision extends DecideReview {
  id: string;
  kind: string;
  at: Date;
}

/** What a decision brings about: back to drafting, ready to approve, or nothing more yet; and its reviewer's credit. */
@Injectable()
export class ReviewOutcome {
  constructor(
    private readonly activities: Activities,
    private readonly told: GuidanceTold,
    private readonly effects: MoveEffects,
  ) {}

  async of(tx: Tx, actor: Actor, row: GuidanceRow, decision: Decision): Promise<GuidanceRow> {
    const { id, kind, at, reason } = decision;
    if (earns(decision.decision)) {
      const deed = reviewDone(row, { id, kind, by: actor.memberId, at });
      await this.activities.record(tx, { ...deed, recordedAt: at });
    }
    if (decision.decision === 'changes-asked') {
      const told = { kind: 'guidance_changes', to: [row.ownerId, row.deputyId], by: actor, key: id } as const;
      await this.told.tell(tx, row, { ...told, params: { reason } });
      return this.step(tx, row, { move: 'changes-asked', to: 'drafting', message: reason, byId: actor.memberId, at });
    }
    const needed = neededReviews(row.requiredReviews, row.publicFacing);
    if (!allReviewed(needed, await standingReviews(tx, row.id, row.edition))) return changeGuidance(tx, row);
    await this.effects.tellReady(tx, row);
    return this.step(tx, row, { move: 'all-reviewed', to: 'ready', message: '', byId: null, at });
  }

  private async step(
    tx: Tx,
    row: GuidanceRow,
    line: { move: string; to: 'drafting' | 'ready'; message: string; byId: string | null; at: Date },
  ): Promise<GuidanceRow> {
    await writeLog(tx, row, { ...line, from: row.state });
    const frozen = line.to === 'drafting' ? { frozenRevision: null } : {};
    return changeGuidance(tx, row, { state: line.to, changedAt: line.at, ...frozen });
  }
}

/** Saying that a review is not needed is no review. */
const earns = (decision: ReviewDecision) => decision !== 'not-needed';
