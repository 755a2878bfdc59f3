import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { CircleLive } from './circle.live.js';
import { personIn, postsBy } from './circle.queries.js';
import { stepCircle, takeOut } from './circle.store.js';

/** A member leaves the circle: their name is in it no longer, what they said stays without it. */
@Injectable()
export class LeaveCircle {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: CircleLive,
  ) {}

  /** Leaving again changes nothing. */
  execute(actor: Actor): Promise<void> {
    return this.database.transaction(actor, (tx) => this.leaveIn(tx, actor));
  }

  /** A member's unit or name changed, or they left the organisation, and so the circle. */
  async memberChanged(memberId: string): Promise<void> {
    const [known] = await this.database.query<{ organisationId: string; left: boolean }>(
      `select c.organisation_id as "organisationId", m.left_at is not null as left
       from circle_member c join member m on m.id = c.member_id where c.member_id = $1`,
      [memberId],
    );
    if (!known) return;
    const { organisationId, left } = known;
    await this.database.transaction({}, async (tx) => {
      if (left) return this.leaveIn(tx, { organisationId, memberId });
      const step = await stepCircle(tx, organisationId);
      const person = await personIn(tx, organisationId, memberId, this.clock.now());
      this.live.changed(tx, step, { people: person ? [person] : [] });
    });
  }

  /** The same in a transaction of the caller's. */
  async leaveIn(tx: Tx, { organisationId, memberId }: Pick<Actor, 'organisationId' | 'memberId'>): Promise<void> {
    const step = await stepCircle(tx, organisationId);
    const wasInside = await takeOut(tx, memberId);
    const posts = await postsBy(tx, organisationId, memberId, this.clock.now());
    await this.live.left(tx, step, wasInside ? { peopleGone: [memberId], posts } : {});
  }
}
