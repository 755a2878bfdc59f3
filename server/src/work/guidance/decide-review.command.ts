import type { DecideReview as Request, GuidanceReview } from '@guildhall/shared/work/guidance-reviews';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { holdsNow } from '../practices/refusals.policy.js';
import { GuidanceLive } from './guidance.live.js';
import { mayDecideReview } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { lockGuidance, noSuchGuidance } from './guidance.store.js';
import { ReviewOutcome } from './review-outcome.js';
import { readReviews, saveDecision, standingReviews, type StoredReview } from './review.store.js';
import { inScope } from './reviews.rules.js';
import { loadRevision, revisionAuthors, revisionHash } from './revision.store.js';
import { boundSections } from './texts.js';

/** A reviewer decides on the frozen text. */
@Injectable()
export class DecideReview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outcome: ReviewOutcome,
    private readonly live: GuidanceLive,
  ) {}

  /** Throws `changed_meanwhile` when another text was read, `not_allowed` for its writers and those who were not asked. */
  async execute(actor: Actor, reviewId: string, request: Request): Promise<GuidanceReview> {
    const guidanceId = await this.guidanceOf(actor, reviewId);
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, guidanceId);
      const review = (await standingReviews(tx, row.id, row.edition)).find(({ id }) => id === reviewId);
      holdsNow(row.state === 'review' && review?.decision === null, 'This review does not wait for a decision now.');
      const contributors = await revisionAuthors(tx, row.id, row.frozenRevision!);
      if (!mayDecideReview(actor, facts, { reviewerId: review!.reviewerId, contributors }))
        throw new Problem('not_allowed', 'A colleague who was asked, and has not written it, decides this review.');
      await this.checkRead(tx, row, request.hash);
      await this.decide(tx, actor, row, review!, request);
      return (await readReviews(tx, guidanceId, this.clock.now())).find(({ id }) => id === reviewId)!;
    });
  }

  private async guidanceOf(actor: Actor, reviewId: string): Promise<string> {
    const [found] = await this.database.query<{ guidanceId: string }>(
      `select guidance_id as "guidanceId" from guidance_review where organisation_id = $1 and id = $2`,
      [actor.organisationId, reviewId],
    );
    if (!found) throw noSuchGuidance();
    return found.guidanceId;
  }

  private async checkRead(tx: Tx, row: GuidanceRow, hash: string): Promise<void> {
    if ((await revisionHash(tx, row.id, row.frozenRevision!)) === hash) return;
    throw new Problem(
      'changed_meanwhile',
      'The text changed since you read it. Please read it again before you decide.',
    );
  }

  private async decide(tx: Tx, actor: Actor, row: GuidanceRow, review: StoredReview, request: Request): Promise<void> {
    const at = this.clock.now();
    const sections = boundSections(await loadRevision(tx, row.id, row.frozenRevision!));
    await saveDecision(tx, review.id, {
      ...request,
      ...{ revision: row.frozenRevision!, bound: inScope(review.scope, sections), by: actor.memberId, at },
    });
    const decided = { ...request, id: review.id, kind: review.kind, at };
    await this.live.accessChanged(tx, await this.outcome.of(tx, actor, row, decided));
  }
}
