import { meTopic } from '@guildhall/shared/people/feed';
import { Injectable } from '@nestjs/common';

import { Database } from '../../platform/database/database.js';
import { Notices } from '../../platform/database/notify.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { Feed } from './feed.js';

/**
 * Has a member read anew who they are here when that has changed: their unit, their roles, their settings. Each server
 * tells the pages that are open on it, once it no longer knows the member as they were.
 */
@Injectable()
export class AccountNews {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed,
    private readonly gateway: LiveGateway,
    notices: Notices,
  ) {
    // What could not be told now is read when the page is next looked at.
    notices.on('member-changed', (memberId) => void this.tell(memberId).catch(() => undefined));
  }

  private async tell(memberId: string): Promise<void> {
    if (!this.gateway.watchedBy(memberId).includes(meTopic.of(memberId))) return;
    const change = new Map([[memberId, { moved: ['account' as const] }]]);
    await this.database.transaction({}, (tx) => this.feed.tell(tx, change));
  }
}
