import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { minGroupSize } from '../../people/privacy/suppression.rules.js';
import type { Tx } from '../../platform/database/database.js';
import type { SeasonRow } from './current-seasons.js';
import { sealSeason } from './season-seal.js';

/** How a season ends. */
@Injectable()
export class SeasonEnd {
  constructor(private readonly notify: Notify) {}

  /** Those who took part hear what came of it together; a figure about fewer than five people is told to nobody. */
  async close(tx: Tx, organisationId: string, { id, number, startsAt, endsAt }: SeasonRow, now: Date): Promise<void> {
    await tx.query(`update season set closed_at = $2 where id = $1`, [id, now]);
    await sealSeason(tx, organisationId, id);
    const [came] = await tx.query<{ started: number; reuse: number; to: string[] }>(
      `select (select count(*)::int from member_progress
               where organisation_id = $2 and first_step_at >= $3 and first_step_at < $4) as started,
         (select count(*)::int from activity where organisation_id = $2 and kind = 'practice.reused'
            and revoked_at is null and occurred_at >= $3 and occurred_at < $4) as reuse,
         array(select distinct s.member_id from season_points s join member m on m.id = s.member_id
               where s.season_id = $1 and s.points > 0 and m.left_at is null) as "to"`,
      [id, organisationId, startsAt, endsAt],
    );
    if (!came || came.started < minGroupSize) return;
    const { to, ...params } = came;
    const link = { to: 'season', id: String(number) } as const;
    await this.notify.tell(tx, { organisationId, to, kind: 'season_end', params, link, key: `season_end:${id}` });
  }
}
