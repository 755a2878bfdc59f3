import type { Title } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import { type News, Notify } from '../../activity/notify.js';
import type { Tx } from '../../platform/database/database.js';
import type { Encouragement, WorkingPlace } from './encouragement.js';
import { playersIn } from './players.store.js';
import { type UnitGoal, withinReach } from './team-goal.rules.js';

interface UntoldGoal extends UnitGoal {
  challengeId: string;
  title: Title;
  unitId: string;
}

interface GoalInReach extends UntoldGoal {
  reach: NonNullable<ReturnType<typeof withinReach>>;
}

/** Tells a unit that its share of a common goal has come within reach, once a unit and challenge. */
@Injectable()
export class TeamGoals implements Encouragement {
  constructor(private readonly notify: Notify) {}

  async tell(tx: Tx, { organisationId, now }: WorkingPlace): Promise<void> {
    const goals = (await untoldGoals(tx, organisationId, now)).flatMap((goal): GoalInReach[] => {
      const reach = withinReach(goal);
      return reach ? [{ ...goal, reach }] : [];
    });
    await remember(tx, goals, now);
    const news: News[] = [];
    for (const goal of goals) news.push(await newsOf(tx, organisationId, goal, now));
    await this.notify.tell(tx, ...news);
  }
}

async function newsOf(
  tx: Tx,
  organisationId: string,
  { challengeId, title, unitId, reach }: GoalInReach,
  now: Date,
): Promise<News> {
  return {
    organisationId,
    to: await playersIn(tx, challengeId, now, unitId),
    kind: 'team_goal',
    params: { challenge: title, pct: `${reach.pct}%`, count: reach.need },
    link: { to: 'challenge', id: challengeId },
    key: `team_goal:${challengeId}:${unitId}`,
  };
}

function untoldGoals(tx: Tx, organisationId: string, now: Date): Promise<UntoldGoal[]> {
  return tx.query<UntoldGoal>(
    `select distinct c.id as "challengeId", c.title, c.target, cu.shown_as as "unitId", cu.across, cu.people
     from challenge c join challenge_unit cu on cu.challenge_id = c.id
     where c.organisation_id = $1 and c.state = 'open' and c.ends_at > $2 and c.mode = 'together'
       and c.goal = 'lowest_rate' and cu.shown_as is not null and cu.goal_told_at is null
     order by c.id, cu.shown_as`,
    [organisationId, now],
  );
}

/** Locks as the engine does: a challenge before its units, and both before anybody is told. */
async function remember(tx: Tx, told: readonly UntoldGoal[], now: Date): Promise<void> {
  if (told.length === 0) return;
  const challenges = told.map(({ challengeId }) => challengeId);
  await tx.query(`select 1 from challenge where id = any($1) order by id for update`, [challenges]);
  await tx.query(
    `update challenge_unit cu set goal_told_at = $3
     from unnest($1::uuid[], $2::uuid[]) as told (challenge_id, unit_id)
     where cu.challenge_id = told.challenge_id and cu.shown_as = told.unit_id`,
    [challenges, told.map(({ unitId }) => unitId), now],
  );
}
