import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { Deeds } from '../practices/deeds.store.js';
import { PracticeLive } from '../practices/practice.live.js';
import { changeCard, lockReachable } from '../practices/practice.store.js';
import { ThanksRow } from './thanks.row.js';

/** Who said it takes it back: a press too many, or the wrong card. */
@Injectable()
export class TakeBackThanks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  /** Throws `not_found` also for thanks that somebody else gave. */
  async execute(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const rows = tx.rows(ThanksRow);
      const own = { id, organisationId: actor.organisationId, byId: actor.memberId };
      const known = await rows.findOneBy(own);
      if (!known) throw new Problem('not_found', 'We could not find those thanks.');
      const { practice } = await lockReachable(tx, actor, known.practiceId);
      const given = await rows.findOneBy(own);
      if (!given || given.goneAt) throw new Problem('not_found', 'These thanks were taken back before.');
      const now = this.clock.now();
      await rows.update({ id }, { goneAt: now });
      await this.deeds.takeBackPraise(tx, practice.id, now);
      const saved = await changeCard(tx, practice);
      this.live.changed(tx, saved, { thanksGone: [id] });
    });
  }
}
