import type { WithReason } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { stateAfter } from './lifecycle.rules.js';
import { PracticeLive } from './practice.live.js';
import { cardAudit, cardResource } from './practice.policy.js';
import { changeCard, lockCard } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/** Takes a card that no longer holds out of the library; what sharing it scored, and its reuse by others, stays. */
@Injectable()
export class RetirePractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
  ) {}

  async execute(actor: Actor, id: string, { reason }: WithReason): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(
        actor,
        'practice.retire',
        cardResource(facts),
        'Only its author, their manager or an administrator can retire a card.',
      );
      holdsNow(stateAfter(practice.state, 'retire') !== null, 'Only a published card can be retired.');
      const now = this.clock.now();
      const closed = { closedAt: now, closedBy: actor.memberId, closedReason: reason };
      const saved = await changeCard(tx, practice, { state: 'retired', ...closed });
      await audit(tx, actor, { action: 'practice_retired', ...cardAudit(practice, saved), reason, at: now });
      await this.live.closed(tx, saved, now);
    });
  }
}
