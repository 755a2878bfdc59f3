import type { RecordReuse as Request, Reuse } from '@guildhall/shared/work/practice-reuse';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { doneAt } from '../../platform/time/done-at.rules.js';
import { localDay } from '../../platform/time/zone.js';
import { Deeds } from './deeds.store.js';
import { PracticeLive } from './practice.live.js';
import { changeCard } from './practice.store.js';
import { allowForTeam, recordableOrRefuse } from './reuse-refusals.policy.js';
import { readReuse } from './reuse.queries.js';
import type { ReuseRow } from './reuse.row.js';
import { canRecord, distanceFrom } from './reuse.rules.js';
import { changeReuse, countReuse, lockReuse, makersPaths, pathOf } from './reuse.store.js';

/** A team says what came of a practice, two weeks or more after it began: kept, changed or stopped. */
@Injectable()
export class RecordReuse {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  /** Throws `invalid` naming the first possible day, `already_done`, or `not_allowed` for another team. */
  execute(actor: Actor, id: string, said: Request): Promise<Reuse> {
    return this.database.transaction(actor, async (tx) => {
      const { practice, reuse } = await lockReuse(tx, actor, id);
      allowForTeam(actor, reuse);
      const now = this.clock.now();
      recordableOrRefuse(actor, reuse, now);
      const recordedAt = recordedOn(actor, reuse, now);
      const distance = await this.distance(tx, reuse, now);
      const recording = {
        whatChanged: said.whatChanged ?? null,
        distance,
        recordedBy: actor.memberId,
        recordedAt,
      };
      const recorded = { ...reuse, state: 'recorded' as const, ...said, ...recording };
      await changeReuse(tx, reuse, { state: 'recorded', ...said, ...recording });
      await this.deeds.recordReuse(tx, practice, recorded, now);
      const saved = await changeCard(tx, practice, { reusedBy: await countReuse(tx, practice.id) });
      const view = await readReuse(tx, id, now);
      this.live.changed(tx, saved, { reuses: [view] });
      return view;
    });
  }

  private async distance(tx: Tx, reuse: ReuseRow, now: Date) {
    if (reuse.homeId !== null) return 'other-organisation' as const;
    return distanceFrom(await makersPaths(tx, reuse.practiceId, now), await pathOf(tx, reuse.unitId));
  }
}

/** What waited for the connection was recorded when it was said, if it could have been recorded that day. */
function recordedOn(actor: Actor, reuse: ReuseRow, now: Date): Date {
  const said = doneAt(actor, now, []);
  return canRecord(reuse, localDay(said, actor.zone)) === 'yes' ? said : now;
}
