import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { localDay } from '../../platform/time/zone.js';
import { CarryNews } from './carry-news.js';

/** Someone who comes back after this long is greeted; milliseconds. */
const AWAY_MS = 21 * 24 * 60 * 60 * 1000;
/** Looking in again within this long is the same visit; milliseconds. */
const VISIT_MS = 60 * 60 * 1000;

/** Notes that a member opened the product, and greets those who were away for some weeks. Nothing is sent while they are. */
@Injectable()
export class LookIn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly carry: CarryNews,
  ) {}

  async execute(actor: Actor): Promise<void> {
    const now = this.clock.now();
    const [held] = await this.database.query<{ at: Date | null }>(
      `select looked_in_at as at from member_feed where member_id = $1`,
      [actor.memberId],
    );
    const before = held?.at ?? null;
    if (before && now.getTime() - before.getTime() < VISIT_MS) return;
    await this.database.transaction({}, async (tx) => {
      const noted = await tx.query(
        `insert into member_feed as f (member_id, organisation_id, looked_in_at) values ($1, $2, $3)
         on conflict (member_id) do update set looked_in_at = excluded.looked_in_at
         where f.looked_in_at is not distinct from $4 returning member_id`,
        [actor.memberId, actor.organisationId, now, before],
      );
      if (noted.length === 0 || !before || now.getTime() - before.getTime() < AWAY_MS) return;
      const { organisationId, memberId, zone } = actor;
      const key = `back:${localDay(now, zone)}`;
      const link = { to: 'home', id: null } as const;
      await this.carry.execute(tx, [{ organisationId, to: [memberId], kind: 'back', params: {}, link, key }]);
    });
  }
}
