import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { isOpen } from '../practices/lifecycle.rules.js';
import { PracticeLive } from '../practices/practice.live.js';
import { cardResource } from '../practices/practice.policy.js';
import { changeCard, lockCard } from '../practices/practice.store.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';

/** Who looks after a card, or wrote it, says that it still holds. */
@Injectable()
export class ConfirmPractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
  ) {}

  async execute(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(
        actor,
        'practice.edit',
        cardResource(facts),
        'Only those who look after a card can say that it still holds.',
      );
      holdsNow(isOpen(practice.state), 'This card is not in the library now.');
      const now = this.clock.now();
      const saved = await changeCard(tx, practice, { checkedAt: now });
      await this.live.cardChanged(tx, saved, now);
    });
  }
}
