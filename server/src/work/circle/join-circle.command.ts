import type { JoinCircle as Request } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { allow } from '../practices/refusals.policy.js';
import { CircleLive } from './circle.live.js';
import { personIn, postsBy } from './circle.queries.js';
import { addToCircle, stepCircle } from './circle.store.js';

/** A member joins the circle, of their own accord. It earns nothing and is told to nobody outside it. */
@Injectable()
export class JoinCircle {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: CircleLive,
  ) {}

  /** Joining again changes nothing. */
  execute(actor: Actor, { line }: Request): Promise<void> {
    const { organisationId, memberId } = actor;
    allow(actor, 'circle.join', { organisationId }, 'The circle is not open to you.');
    return this.database.transaction(actor, async (tx) => {
      const step = await stepCircle(tx, organisationId);
      const now = this.clock.now();
      await addToCircle(tx, { organisationId, memberId, line, joinedAt: now });
      const person = await personIn(tx, organisationId, memberId, now);
      // What they said when they were in it before bears their name again.
      const posts = await postsBy(tx, organisationId, memberId, now);
      this.live.changed(tx, step, { people: person ? [person] : [], posts });
    });
  }
}
