import type { EndReuse as Request } from '@guildhall/shared/work/practice-reuse';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { Deeds } from './deeds.store.js';
import { PracticeLive } from './practice.live.js';
import { changeCard } from './practice.store.js';
import { holdsNow } from './refusals.policy.js';
import { allowForTeam } from './reuse-refusals.policy.js';
import type { ReuseRow } from './reuse.row.js';
import { needsReasonToEnd } from './reuse.rules.js';
import { changeReuse, countReuse, lockReuse } from './reuse.store.js';

/** A team sets a reuse aside, or who recorded its outcome takes that back with all it scored. The team may begin anew. */
@Injectable()
export class EndReuse {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  /** Throws `invalid` when a reason is needed: later than ten minutes after recording. */
  async execute(actor: Actor, id: string, { reason }: Request): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, reuse } = await lockReuse(tx, actor, id);
      allowToEnd(actor, reuse);
      holdsNow(reuse.state !== 'ended', 'This has been set aside already.');
      const now = this.clock.now();
      if (needsReasonToEnd(reuse, now) && !reason) {
        throw fieldProblem(
          'reason',
          'reuse_needs_reason',
          'Please say why, such as “We recorded it for the wrong card.”',
        );
      }
      await changeReuse(tx, reuse, {
        state: 'ended',
        endedAt: now,
        endedBy: actor.memberId,
        endReason: reason ?? null,
      });
      await this.deeds.takeBackReuse(tx, practice, reuse, now);
      const saved = await changeCard(tx, practice, { reusedBy: await countReuse(tx, practice.id) });
      this.live.changed(tx, saved, { reusesGone: [id] });
    });
  }
}

function allowToEnd(actor: Actor, reuse: ReuseRow): void {
  if (reuse.state !== 'recorded') return allowForTeam(actor, reuse);
  if (reuse.recordedBy === actor.memberId) return;
  throw new Problem('not_allowed', 'Only the colleague who recorded an outcome can take it back.');
}
