import { Injectable } from '@nestjs/common';

import { Feed } from '../../people/feed/feed.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { markRead, unreadOf } from './notices.store.js';

/** A member has read notices of theirs; their other screens show it at once. */
@Injectable()
export class ReadNotices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly feed: Feed,
  ) {}

  /** `ids`: these, or all when null; one that is somebody else's changes nothing. Gives how many are unread now. */
  execute(actor: Actor, ids: readonly string[] | null): Promise<{ unread: number }> {
    return this.database.transaction(actor, async (tx) => {
      const read = await markRead(tx, actor.memberId, ids, this.clock.now());
      const unread = (await unreadOf(tx, [actor.memberId])).get(actor.memberId) ?? 0;
      if (read > 0) await this.feed.tell(tx, new Map([[actor.memberId, { unread }]]));
      return { unread };
    });
  }
}
