import type { MeChange } from '@guildhall/shared/people/feed';
import { Injectable } from '@nestjs/common';

import type { News } from '../../activity/notify.js';
import { Feed } from '../../people/feed/feed.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { addNotices, unreadOf } from './notices.store.js';

/** Brings news to its members: a notice in the product, shown at once where they have it open. */
@Injectable()
export class CarryNews {
  constructor(
    private readonly feed: Feed,
    private readonly clock: Clock,
  ) {}

  /** `besides`: what else members are told live by the same transaction. */
  async execute(tx: Tx, news: readonly News[], besides: ReadonlyMap<string, MeChange> = new Map()): Promise<void> {
    const written = await addNotices(tx, news, this.clock.now());
    const told = new Map<string, MeChange>(besides);
    const unread =
      written.length > 0 ? await unreadOf(tx, [...new Set(written.map(({ memberId }) => memberId))]) : null;
    for (const { memberId, notice, celebrate } of written) {
      const change = told.get(memberId) ?? {};
      const notices = [...(change.notices ?? []), notice];
      const badges = celebrate ? { badges: [...(change.badges ?? []), celebrate] } : {};
      told.set(memberId, { ...change, ...badges, notices, unread: unread?.get(memberId) ?? 0 });
    }
    await this.feed.tell(tx, told);
  }
}
