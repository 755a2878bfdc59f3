import type { WidenPractice as Request } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { isForOthers } from './audience.rules.js';
import { Deeds } from './deeds.store.js';
import { PracticeLive } from './practice.live.js';
import { cardResource } from './practice.policy.js';
import { changeCard, lockCard } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';
import { widening } from './widening.policy.js';

/** Opens a published card to more people; it counts as shared once the council can read it. */
@Injectable()
export class WidenPractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  async execute(actor: Actor, id: string, wanted: Request): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(actor, 'practice.edit', cardResource(facts), 'Only the people who wrote a card decide who may read it.');
      holdsNow(practice.state === 'published', 'Only a published card can be opened to more people.');
      const now = this.clock.now();
      const widened = widening(actor, practice, facts, wanted, now);
      const isNewToOthers = isForOthers(widened.audience) && !isForOthers(practice.audience);
      const saved = await changeCard(tx, practice, { ...widened, ...(isNewToOthers ? { publishedAt: now } : {}) });
      if (isNewToOthers) await this.deeds.share(tx, saved, now);
      await this.live.cardChanged(tx, saved, now);
    });
  }
}
