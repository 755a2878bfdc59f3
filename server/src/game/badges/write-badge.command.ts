import type { BadgeDesign, ChangeBadge, CreateBadge } from '@guildhall/shared/game/badges';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { DesignQueries } from './design.queries.js';
import { insertBadge, insertVersion, lockDesign } from './design.store.js';
import { faultOf } from './writing.rules.js';

constraintMeans('badge_slug', () =>
  fieldProblem('slug', 'slug_taken', 'Another badge has this address. Please choose one of its own.'),
);

/** An administrator writes a badge: a new draft, or a new version of one there is. Awards keep the version they were given by. */
@Injectable()
export class WriteBadgeCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly designs: DesignQueries,
  ) {}

  create(actor: Actor, { slug, ...writing }: CreateBadge): Promise<BadgeDesign> {
    this.check(actor, writing);
    return this.database.transaction(actor, async (tx) => {
      const id = await insertBadge(tx, { slug, status: 'draft', writing, writer: this.writer(actor) });
      return this.designs.one(actor, id, tx);
    });
  }

  /** Throws `changed_meanwhile` when someone else wrote a version since. */
  change(actor: Actor, id: string, { version, ...writing }: ChangeBadge): Promise<BadgeDesign> {
    this.check(actor, writing);
    return this.database.transaction(actor, async (tx) => {
      const head = await lockDesign(tx, actor.organisationId, id);
      if (head.status === 'retired')
        throw new Problem('not_in_this_state', 'This badge is retired and stays as it is.');
      if (head.version !== version) {
        throw new Problem(
          'changed_meanwhile',
          'Somebody changed this badge while you were writing. Please compare and save again.',
        );
      }
      await insertVersion(tx, { id, number: version + 1, writing, writer: this.writer(actor) });
      await tx.query(
        `update badge set version = $2, status = case status when 'coming' then 'draft' else status end where id = $1`,
        [id, version + 1],
      );
      return this.designs.one(actor, id, tx);
    });
  }

  private check(actor: Actor, writing: Parameters<typeof faultOf>[0]): void {
    if (!can(actor, 'badge.write', { organisationId: actor.organisationId })) {
      throw new Problem('not_allowed', 'Badges are written by administrators.');
    }
    const fault = faultOf(writing);
    if (fault)
      throw fieldProblem(
        fault.field,
        fault.code,
        'Nothing in what this badge is for comes in several cards or challenges.',
      );
  }

  private writer(actor: Actor) {
    return { organisationId: actor.organisationId, memberId: actor.memberId, at: this.clock.now() };
  }
}
