import type { Reuse, StartReuse as Request } from '@guildhall/shared/work/practice-reuse';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { PracticeLive } from './practice.live.js';
import { changeCard } from './practice.store.js';
import { holdsNow } from './refusals.policy.js';
import { allowForTeam, startOrRefuse } from './reuse-refusals.policy.js';
import { readReuse } from './reuse.queries.js';
import { changeReuse, lockReuse } from './reuse.store.js';

/** The team says on which day it really began; until the outcome is recorded, it may correct the day. */
@Injectable()
export class StartReuse {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
  ) {}

  execute(actor: Actor, id: string, { startedOn }: Request): Promise<Reuse> {
    return this.database.transaction(actor, async (tx) => {
      const { practice, reuse } = await lockReuse(tx, actor, id);
      allowForTeam(actor, reuse);
      holdsNow(
        reuse.state === 'intended' || reuse.state === 'trying',
        'The outcome of this has been recorded already.',
      );
      const now = this.clock.now();
      const { state, startsOn } = startOrRefuse(actor, practice, startedOn, now);
      if (state === 'intended')
        throw fieldProblem('startedOn', 'reuse_not_yet', 'Please choose today or a day before.');
      await changeReuse(tx, reuse, { state, startsOn });
      const saved = await changeCard(tx, practice);
      const view = await readReuse(tx, id, now);
      this.live.changed(tx, saved, { reuses: [view] });
      return view;
    });
  }
}
