import type { Title } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Tx } from '../../platform/database/database.js';
import type { Encouragement, WorkingPlace } from './encouragement.js';
import { playersIn } from './players.store.js';
import { type UnitGoal, withinReach } from './team-goal.rules.js';

/** Tells a unit that its share of a common goal has come within reach, once a unit and challenge. */
@Injectable()
export class TeamGoals implements Encouragement {
  constructor(private readonly notify: Notify) {}

  async tell(tx: Tx, { organisationId, now }: WorkingPlace): Promise<void> {
    const units = await tx.query<UnitGoal & { challengeId: string; title: Title; unitId: string }>(
      `select distinct c.id as "challengeId", c.title, c.target, cu.shown_as as "unitId", cu.across, cu.people
       from challenge c join challenge_unit cu on cu.challenge_id = c.id
       where c.organisation_id = $1 and c.state = 'open' and c.ends_at > $2 and c.mode = 'together'
         and c.goal = 'lowest_rate' and cu.shown_as is not null and cu.goal_told_at is null`,
      [organisationId, now],
    );
    for (const { challengeId, title, unitId, ...goal } of units) {
      const reach = withinReach(goal);
      if (!reach) continue;
      await tx.query(`update challenge_unit set goal_told_at = $3 where challenge_id = $1 and shown_as = $2`, [
        challengeId,
        unitId,
        now,
      ]);
      await this.notify.tell(tx, {
        organisationId,
        to: await playersIn(tx, challengeId, now, unitId),
        kind: 'team_goal',
        params: { challenge: title, pct: `${reach.pct}%`, count: reach.need },
        link: { to: 'challenge', id: challengeId },
        key: `team_goal:${challengeId}:${unitId}`,
      });
    }
  }
}
