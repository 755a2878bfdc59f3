import type { BadgeDesign } from '@guildhall/shared/game/badges';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { definitionOf } from './definition.js';
import { DesignQueries } from './design.queries.js';
import { type DesignHead, lockDesign } from './design.store.js';
import { BadgeReviews } from './review.js';

constraintMeans(
  'badge_review_one_at_a_time',
  () =>
    new Problem(
      'not_in_this_state',
      'We are looking at the past with this badge already. Please wait until that is done.',
    ),
);

/** A badge goes live, looks at the past again, or is retired. Each asks for an administrator. */
@Injectable()
export class BadgeStateCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reviews: BadgeReviews,
    private readonly designs: DesignQueries,
  ) {}

  /** From then on it can be earned; whoever has earned it already gets it from a look at the past. */
  goLive(actor: Actor, id: string): Promise<BadgeDesign> {
    return this.change(actor, id, ['draft'], async (tx) => {
      await tx.query(`update badge set status = 'live', live_at = $2 where id = $1`, [id, this.clock.now()]);
      await this.review(tx, actor, id);
    });
  }

  /** Gives the badge as it is written now to everyone who earned it before. Nobody loses it. */
  lookAtThePast(actor: Actor, id: string): Promise<BadgeDesign> {
    return this.change(actor, id, ['live'], (tx) => this.review(tx, actor, id));
  }

  /** It can be earned no more; those who have it keep it. */
  retire(actor: Actor, id: string): Promise<BadgeDesign> {
    return this.change(actor, id, ['draft', 'coming', 'live'], async (tx) => {
      await tx.query(
        `update badge set status = 'retired', retired_at = $2, live_at = coalesce(live_at, $2) where id = $1`,
        [id, this.clock.now()],
      );
    });
  }

  private change(
    actor: Actor,
    id: string,
    from: DesignHead['status'][],
    work: (tx: Tx) => Promise<void>,
  ): Promise<BadgeDesign> {
    if (!can(actor, 'badge.write', { organisationId: actor.organisationId })) {
      throw new Problem('not_allowed', 'Badges are looked after by administrators.');
    }
    return this.database.transaction(actor, async (tx) => {
      const { status } = await lockDesign(tx, actor.organisationId, id);
      if (!from.includes(status))
        throw new Problem('not_in_this_state', `This badge is ${status}; that cannot be done now.`);
      await work(tx);
      return this.designs.one(actor, id, tx);
    });
  }

  private async review(tx: Tx, { organisationId, memberId }: Actor, id: string): Promise<void> {
    const badge = await definitionOf(tx, organisationId, id);
    if (!badge) throw new Problem('not_in_this_state', 'Please say first what this badge is for.');
    await this.reviews.begin(tx, badge, memberId);
  }
}
