import type { IntendReuse as Request, Reuse } from '@guildhall/shared/work/practice-reuse';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { isOpen } from './lifecycle.rules.js';
import { PracticeLive } from './practice.live.js';
import { ownUnit } from './practice.policy.js';
import { changeCard, lockReachable } from './practice.store.js';
import { holdsNow } from './refusals.policy.js';
import { startOrRefuse } from './reuse-refusals.policy.js';
import { readReuse } from './reuse.queries.js';
import { insertReuse } from './reuse.store.js';

/** A team wants to try a practice, from a day on; any colleague of the team can go on from there. */
@Injectable()
export class IntendReuse {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
  ) {}

  /** Throws `already_done` while the team has an open reuse of this card. */
  execute(actor: Actor, practiceId: string, { startsOn }: Request): Promise<Reuse> {
    return this.database.transaction(actor, async (tx) => {
      const { practice } = await lockReachable(tx, actor, practiceId);
      holdsNow(isOpen(practice.state), 'This card is not in the library now, so it cannot be taken up.');
      const unitId = ownUnit(actor);
      if (!unitId) throw new Problem('not_allowed', 'A practice is tried by a team, and you are in none yet.');
      const now = this.clock.now();
      const { organisationId, memberId } = actor;
      const start = startOrRefuse(actor, practice, startsOn, now);
      const id = newId();
      await insertReuse(tx, {
        id,
        organisationId,
        homeId: practice.organisationId === organisationId ? null : practice.organisationId,
        practiceId,
        unitId,
        ...start,
        intendedBy: memberId,
        intendedAt: now,
      });
      const saved = await changeCard(tx, practice);
      const reuse = await readReuse(tx, id, now);
      this.live.changed(tx, saved, { reuses: [reuse] });
      return reuse;
    });
  }
}
