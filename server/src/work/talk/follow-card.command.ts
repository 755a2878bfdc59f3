import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { lockCard } from '../practices/practice.store.js';
import { allow } from '../practices/refusals.policy.js';

/** A reader wants to hear when a card gets a new text or an answer; or no longer. Doing either twice does no harm. */
@Injectable()
export class FollowCard {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, practiceId: string, follows: boolean): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice } = await lockCard(tx, actor, practiceId);
      const { organisationId, memberId } = actor;
      allow(actor, 'practice.read', { organisationId: practice.organisationId }, 'This card is not open to you.');
      if (follows) {
        await tx.query(
          `insert into practice_follow (organisation_id, practice_id, member_id, at) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [organisationId, practiceId, memberId, this.clock.now()],
        );
      } else {
        await tx.query(`delete from practice_follow where practice_id = $1 and member_id = $2`, [practiceId, memberId]);
      }
    });
  }
}
