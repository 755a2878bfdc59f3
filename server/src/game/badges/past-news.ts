import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { ReadAnew } from '../../people/feed/read-anew.js';
import type { Tx } from '../../platform/database/database.js';
import { wallsOf } from './badge-news.js';
import type { Definition } from './definition.js';

/** Says what a look at the past brought, and to whom. */
@Injectable()
export class PastNews {
  constructor(
    private readonly notify: Notify,
    private readonly anew: ReadAnew,
  ) {}

  /** `given` holds the subject of every new award; their walls are read anew where they are open. */
  async tell(tx: Tx, badge: Definition, given: readonly string[], now: Date): Promise<void> {
    if (given.length === 0) return;
    if (badge.subject === 'member') await this.tellMembers(tx, badge, given);
    this.anew.later(tx, 'badges', (sql) => wallsOf(sql, given, now));
  }

  /** One notice a member, whatever the look at the past brings them. */
  private async tellMembers(tx: Tx, { organisationId }: Definition, given: readonly string[]): Promise<void> {
    const counts = new Map<string, number>();
    for (const memberId of given) counts.set(memberId, (counts.get(memberId) ?? 0) + 1);
    const times = [...new Set(counts.values())];
    await this.notify.tell(
      tx,
      ...times.map((count) => ({
        organisationId,
        to: [...counts].flatMap(([memberId, held]) => (held === count ? [memberId] : [])),
        kind: 'badges_past' as const,
        params: { count },
        link: { to: 'badge' as const, id: null },
        key: 'badges_past',
        adds: true as const,
      })),
    );
  }
}
