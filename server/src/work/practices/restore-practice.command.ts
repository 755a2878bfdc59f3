import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Deeds } from './deeds.store.js';
import { stateAfter } from './lifecycle.rules.js';
import { PracticeLive } from './practice.live.js';
import { cardAudit, cardResource } from './practice.policy.js';
import { changeCard, lockCard } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/** Brings a retired card back into the library; sharing it scored once and does not again. */
@Injectable()
export class RestorePractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  async execute(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(
        actor,
        'practice.retire',
        cardResource(facts),
        'Only its author, their manager or an administrator can bring a card back.',
      );
      holdsNow(stateAfter(practice.state, 'restore') !== null, 'Only a retired card can be brought back.');
      const now = this.clock.now();
      const opened = { closedAt: null, closedBy: null, closedReason: null };
      const saved = await changeCard(tx, practice, { state: 'published', ...opened });
      // Nothing new where sharing it stands.
      await this.deeds.share(tx, saved, now);
      await audit(tx, actor, { action: 'practice_restored', ...cardAudit(practice, saved), reason: null, at: now });
      await this.live.cardChanged(tx, saved, now);
    });
  }
}
