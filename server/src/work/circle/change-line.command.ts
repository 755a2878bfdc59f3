import type { ChangeCircleLine as Request } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { CircleLive } from './circle.live.js';
import { personIn } from './circle.queries.js';
import { setLine, stepInside } from './circle.store.js';

/** Says beside one's name what one can help with or would like company in. */
@Injectable()
export class ChangeCircleLine {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: CircleLive,
  ) {}

  /** Throws `not_allowed` for who has not joined. */
  execute(actor: Actor, { line }: Request): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const step = await stepInside(tx, actor);
      await setLine(tx, actor.memberId, line);
      const person = await personIn(tx, actor.organisationId, actor.memberId, this.clock.now());
      this.live.changed(tx, step, { people: [person!] });
    });
  }
}
