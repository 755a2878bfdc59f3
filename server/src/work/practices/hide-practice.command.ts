import type { WithReason } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { lockCard } from './practice.store.js';
import { TakeDown } from './take-down.js';

/** A reviewer takes a card out of sight and says why; its author can mend it. What it brought its author is taken back. */
@Injectable()
export class HidePractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cards: TakeDown,
  ) {}

  async execute(actor: Actor, id: string, { reason }: WithReason): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      await this.cards.hide(tx, actor, await lockCard(tx, actor, id), reason, this.clock.now());
    });
  }
}
