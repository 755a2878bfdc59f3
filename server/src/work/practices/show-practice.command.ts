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

/** A reviewer shows a hidden card again, with all that it had brought its author. */
@Injectable()
export class ShowPractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  async execute(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(actor, 'practice.hide', cardResource(facts), 'Only a reviewer or an administrator can show a hidden card.');
      holdsNow(stateAfter(practice.state, 'show') !== null, 'Only a hidden card can be shown again.');
      const now = this.clock.now();
      const opened = { closedAt: null, closedBy: null, closedReason: null };
      const saved = await changeCard(tx, practice, { state: 'published', ...opened });
      await this.deeds.giveBackCard(tx, saved, now);
      await this.live.cardChanged(tx, saved, now);
    });
  }
}
