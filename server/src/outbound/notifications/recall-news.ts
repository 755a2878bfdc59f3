import { Injectable } from '@nestjs/common';

import type { Recalled } from '../../activity/notify.js';
import { Feed } from '../../people/feed/feed.js';
import type { Tx } from '../../platform/database/database.js';
import { removeNotices, unreadOf } from './notices.store.js';

/** Takes notices back as if they had never been told; open screens count anew. */
@Injectable()
export class RecallNews {
  constructor(private readonly feed: Feed) {}

  async execute(tx: Tx, recalled: Recalled): Promise<void> {
    const memberIds = await removeNotices(tx, recalled);
    const unread = await unreadOf(tx, memberIds);
    await this.feed.tell(tx, new Map(memberIds.map((id) => [id, { unread: unread.get(id) ?? 0 }])));
  }
}
