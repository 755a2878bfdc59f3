import type { WithReason } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Deeds } from './deeds.store.js';
import { stateAfter } from './lifecycle.rules.js';
import { PracticeLive } from './practice.live.js';
import { cardResource } from './practice.policy.js';
import { changeCard, lockCard } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/** A reviewer takes a card out of sight and says why; its author can mend it. What it brought its author is taken back. */
@Injectable()
export class HidePractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  async execute(actor: Actor, id: string, { reason }: WithReason): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(actor, 'practice.hide', cardResource(facts), 'Only a reviewer or an administrator can hide a card.');
      holdsNow(stateAfter(practice.state, 'hide') !== null, 'Only a published card can be hidden.');
      const now = this.clock.now();
      const closed = { closedAt: now, closedBy: actor.memberId, closedReason: reason };
      const saved = await changeCard(tx, practice, { state: 'hidden', ...closed });
      await this.deeds.takeBackCard(tx, practice, now);
      await this.live.closed(tx, saved, now);
    });
  }
}
