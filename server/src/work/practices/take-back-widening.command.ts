import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { publishedKey } from './activities.rules.js';
import { isForOthers, takeBackUntil } from './audience.rules.js';
import { Deeds } from './deeds.store.js';
import { LeaveNoTrace } from './leave-no-trace.js';
import { PracticeLive } from './practice.live.js';
import { cardResource } from './practice.policy.js';
import { changeCard, lockCard } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/**
 * Within ten minutes a card is as it was before it was opened to more people: nothing tells of it, what it scored is gone, also
 * from its author's own list of points, and so is what those did there who came upon it meanwhile.
 */
@Injectable()
export class TakeBackWidening {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly traces: LeaveNoTrace,
    private readonly live: PracticeLive,
  ) {}

  async execute(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(actor, 'practice.edit', cardResource(facts), 'Only the people who wrote a card decide who may read it.');
      const now = this.clock.now();
      const { widenedFrom, widenedAt, publishedBefore } = practice;
      const possible = practice.state === 'published' && takeBackUntil(widenedAt, now) !== null;
      holdsNow(
        possible && widenedFrom !== null,
        'This can be taken back for ten minutes only. You can retire the card.',
      );
      const saved = await changeCard(tx, practice, {
        audience: widenedFrom!,
        publishedAt: publishedBefore ?? practice.publishedAt,
        widenedFrom: null,
        widenedAt: null,
        publishedBefore: null,
      });
      if (!isForOthers(saved.audience)) await this.deeds.takeBack(tx, practice.organisationId, [publishedKey(id)], now);
      const also = await this.traces.execute(tx, saved, widenedAt!, now);
      await this.live.closed(tx, saved, now, also);
    });
  }
}
