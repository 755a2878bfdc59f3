import type { WithReason } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { lockCard } from './practice.store.js';
import { TakeDown } from './take-down.js';

/** A reviewer shows a hidden card again and says why, with all that it had brought its author. */
@Injectable()
export class ShowPractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cards: TakeDown,
  ) {}

  async execute(actor: Actor, id: string, { reason }: WithReason): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      await this.cards.show(tx, actor, await lockCard(tx, actor, id), reason, this.clock.now());
    });
  }
}
