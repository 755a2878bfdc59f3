import type { AskReview as Request, GuidanceReview } from '@guildhall/shared/work/guidance-reviews';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { GuidanceLive } from './guidance.live.js';
import { GuidanceTold } from './guidance-news.js';
import { answerableFor, type GuidanceFacts, writersOf } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, lockGuidance } from './guidance.store.js';
import { isBeingWritten } from './machine.rules.js';
import { insertReview, readReviews, standingReviews } from './review.store.js';

/** Asks a colleague for a review; while one of the kind and scope is open, they take the place of who was asked. */
@Injectable()
export class AskReview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: GuidanceLive,
    private readonly told: GuidanceTold,
  ) {}

  /** Throws `invalid` for one of its writers: nobody reviews their own work. */
  execute(actor: Actor, guidanceId: string, request: Request): Promise<GuidanceReview> {
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, guidanceId);
      allow(actor, 'guidance.manage', answerableFor(facts), 'Its owner, deputy or an administrator asks for reviews.');
      holdsNow(isBeingWritten(row.state) || row.state === 'review', 'Reviews belong to a text that is on its way.');
      await checkReviewer(tx, facts, request.reviewerId);
      const id = await this.ask(tx, actor, row, request);
      await this.live.accessChanged(tx, await changeGuidance(tx, row));
      if (row.state === 'review')
        await this.told.tell(tx, row, {
          kind: 'guidance_review',
          to: [request.reviewerId],
          by: actor,
          key: `${id}:${request.reviewerId}`,
        });
      return (await readReviews(tx, guidanceId, this.clock.now())).find((review) => review.id === id)!;
    });
  }

  private async ask(tx: Tx, actor: Actor, row: GuidanceRow, { kind, reviewerId, scope }: Request): Promise<string> {
    const open = (await standingReviews(tx, row.id, row.edition)).find(
      (review) => review.kind === kind && review.decision === null && sameScope(review.scope, scope),
    );
    if (!open) return insertReview(tx, row, { kind, reviewerId, scope, askedBy: actor.memberId, at: this.clock.now() });
    await tx.query(`update guidance_review set reviewer_id = $2 where id = $1`, [open.id, reviewerId]);
    return open.id;
  }
}

const sameScope = (some: Request['scope'] | object, others: Request['scope']) =>
  JSON.stringify(some) === JSON.stringify(others);

async function checkReviewer(tx: Tx, facts: GuidanceFacts, reviewerId: string): Promise<void> {
  const { ownerId, sharedWith = [] } = writersOf(facts);
  if ([ownerId, ...sharedWith].includes(reviewerId))
    throw fieldProblem('reviewerId', 'reviewer_writes', 'This colleague writes it. Please ask somebody else.');
  const here = await tx.query(`select 1 from member where organisation_id = $1 and id = $2 and left_at is null`, [
    facts.organisationId,
    reviewerId,
  ]);
  if (here.length === 0)
    throw new Problem('invalid', 'We could not find that colleague. Please choose them again.', {
      errors: [{ field: 'reviewerId', code: 'unknown_person', message: 'We could not find that colleague.' }],
    });
}
