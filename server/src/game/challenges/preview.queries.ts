import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { ChallengeDraft, ChallengePreview, ChallengeUnit, EarlierGoals } from '@guildhall/shared/game/challenges';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { smallestNamedUnit } from '../boards/team-score.rules.js';
import { missingIn, withMode } from './challenge.rules.js';
import { foldSmallUnits, planks } from './challenge-score.rules.js';
import type { ChallengeResult } from './result.rules.js';
import { RESULT_NOW } from './result.store.js';
import { earlierGoals } from './earlier-goals.rules.js';
import { challengeWarnings, type TakingPart } from './warnings.rules.js';

const MOST_EARLIER = 5;

interface UnitRow extends TakingPart {
  nameCy: string | null;
}

/** SQL that counts the members `ms` without those who are away, unless fewer than five would be left (I7). */
const countedOf = (away: string) => `
  case when count(distinct ms.member_id) filter (where ${away} is not true) >= ${smallestNamedUnit}
    then count(distinct ms.member_id) filter (where ${away} is not true) else count(distinct ms.member_id) end`;

/** What a manager's settings would make, before anything is stored. */
@Injectable()
export class ChallengePreviewQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** For those who may begin a challenge, and those who work on one. */
  async preview(actor: Actor, settings: ChallengeDraft): Promise<ChallengePreview> {
    if (!can(actor, 'challenge.create', { organisationId: actor.organisationId }) && !(await this.worksOnOne(actor)))
      throw new Problem('not_allowed', 'Managers create challenges. Tell yours about your idea.');
    const draft = withMode(settings);
    const units = await this.unitsOf(actor, draft.units);
    const now = this.clock.now();
    const startsAt = draft.startsAt ? new Date(draft.startsAt) : now;
    const endsAt = draft.endsAt ? new Date(draft.endsAt) : new Date(startsAt.getTime() + 28 * 24 * 60 * 60 * 1000);
    const warnings = challengeWarnings({
      mode: draft.mode,
      cap: draft.cap,
      startsAt,
      endsAt,
      units,
      activities: draft.activities,
      quests: draft.quests.length,
      badge: await this.criteriaOf(actor, draft.badge),
      hasDeputy: draft.deputyId !== null,
      startHasPassed: startsAt < now,
      rests: await this.rests(actor),
    });
    const [bridges, earlier] = await Promise.all([this.bridges(actor, units), this.earlier(actor, draft)]);
    return { units: bridges, warnings, missing: missingIn(draft, units), earlier };
  }

  /** What the results of the latest settled challenges tell of such a goal; they are open to everyone. */
  private async earlier(actor: Actor, { mode, goal }: ChallengeDraft): Promise<EarlierGoals | null> {
    if (mode !== 'together' && mode !== 'paired') return null;
    const settled = await this.database.query<{ result: string }>(
      `select ${RESULT_NOW} as result from challenge c where organisation_id = $1 and state = 'settled' and mode = $2
         and ($2 = 'paired' or coalesce(goal, 'lowest_rate') = coalesce($3, 'lowest_rate'))
       order by ends_at desc, id desc limit ${MOST_EARLIER}`,
      [actor.organisationId, mode, goal],
    );
    return earlierGoals(
      { mode, goal },
      settled.map(({ result }) => JSON.parse(result) as ChallengeResult),
    );
  }

  private async worksOnOne({ organisationId, memberId }: Actor): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from challenge where organisation_id = $1 and $2 in (owner_id, deputy_id)
         and state not in ('settled', 'cancelled') limit 1`,
      [organisationId, memberId],
    );
    return rows.length > 0;
  }

  private async criteriaOf(actor: Actor, slug: string | null): Promise<BadgeCriteria | null> {
    const [badge] = await this.database.query<{ criteria: BadgeCriteria }>(
      `select v.criteria from badge b join badge_version v on v.badge_id = b.id and v.number = b.version
       where b.organisation_id = $1 and b.slug = $2 and b.status = 'live'`,
      [actor.organisationId, slug],
    );
    return badge?.criteria ?? null;
  }

  private unitsOf(actor: Actor, ids: readonly string[]): Promise<UnitRow[]> {
    return this.database.query<UnitRow>(
      `select u.id, u.path, u.name, u.name_cy as "nameCy", u.kind,
         (select d.id from unit d where d.id = any(u.path) and d.kind = 'directorate') as directorate,
         (select ${countedOf('m.absence @> $3::timestamptz')}::int
          from membership ms join unit w on w.id = ms.unit_id join member m on m.id = ms.member_id
          where w.path @> array[u.id] and w.organisation_id = u.organisation_id and ms.during @> $3::timestamptz) as people
       from unit u where u.organisation_id = $1 and u.id = any($2) order by u.name`,
      [actor.organisationId, ids, this.clock.now()],
    );
  }

  /**
   * Empty bridges, one plank a person, each unit as it would be shown. One with small units folded into it is drawn whole:
   * only so many as were chosen would tell, choice by choice, how many are in a small one (I7).
   */
  private async bridges(actor: Actor, units: readonly UnitRow[]): Promise<ChallengeUnit[]> {
    const folded = foldSmallUnits(units);
    const shown = [...new Set(folded.values())].filter((id) => id !== null);
    const faces = await this.unitsOf(actor, shown);
    return faces.map(({ id, name, nameCy, kind, people }) => ({
      unitId: id,
      name,
      nameCy,
      kind,
      score: 0,
      across: 0,
      people,
      planks: planks(Array(people).fill(0)),
      reachedAt: null,
      last: null,
    }));
  }

  private rests(actor: Actor): Promise<{ from: Date; to: Date }[]> {
    return this.database.query(
      `select ends_at as "from", rest_ends_at as "to" from season where organisation_id = $1`,
      [actor.organisationId],
    );
  }
}
