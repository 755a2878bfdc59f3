import { Injectable } from '@nestjs/common';

import { Feed } from '../../people/feed/feed.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { markRead, unreadOf } from './notices.store.js';

/** A member has read notices of theirs; their other screens show it at once. */
@Injectable()
export class ReadNotices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly feed: Feed,
  ) {}

  /** `id`: this one, read before or not, or all when null. Gives how many are unread now. Throws `not_found`, also for somebody else's. */
  execute(actor: Actor, id: string | null): Promise<{ unread: number }> {
    return this.database.transaction(actor, async (tx) => {
      const read = await markRead(tx, actor.memberId, id, this.clock.now());
      if (id !== null && read === 0) await assertOwn(tx, actor.memberId, id);
      const unread = (await unreadOf(tx, [actor.memberId])).get(actor.memberId) ?? 0;
      if (read > 0) await this.feed.tell(tx, new Map([[actor.memberId, { unread }]]));
      return { unread };
    });
  }
}

/** What a notice told of may have been taken back, and the notice with it. */
async function assertOwn(tx: Tx, memberId: string, id: string): Promise<void> {
  const rows = await tx.query(`select 1 from notice where member_id = $1 and id = $2`, [memberId, id]);
  if (rows.length === 0) throw new Problem('not_found', 'We could not find that notice among yours.');
}
