import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import type { BadgeAward, BadgePage, BadgeWall } from '@guildhall/shared/game/badges';
import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { WorkLink } from '@guildhall/shared/game/work-link';
import { Injectable } from '@nestjs/common';

import { linkOf } from '../../activity/work-link.js';
import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { asTold } from './by-hand.queries.js';
import { nextMoves } from './by-hand.rules.js';
import { type KeptMove, movesOf } from './by-hand.store.js';
import { criteriaSentence } from './criteria.rules.js';
import { holdersOf } from './holders.queries.js';

type WallBadge = BadgeWall['badges'][number];
type WallRow = Omit<WallBadge, 'earnedAt'> & { earnedAt: Date | null; criteria: BadgeCriteria | null };

interface AwardRow {
  id: string;
  earnedAt: Date;
  unit: BadgeAward['unit'];
  evidence: {
    count: number;
    steps: { kind: string; at: string; subjectId: string | null; link: StepActivity | null }[];
  };
  revokedAt: Date | null;
  revokedReason: NonNullable<BadgeAward['takenBack']>['reason'] | null;
}

interface StepActivity {
  kind: ActivityKind;
  subjectId: string | null;
  data: object;
}

/** Badges as members see them: their own by name, everyone else's as a number. */
@Injectable()
export class WallQueries {
  constructor(private readonly database: Database) {}

  async wall(actor: Actor): Promise<BadgeWall> {
    const [[me], rows] = await Promise.all([
      this.database.query<{ playing: boolean | null }>(`select playing from member where id = $1`, [actor.memberId]),
      this.rows(actor, null, false),
    ]);
    return { playing: me?.playing ?? null, badges: rows.map(faceOnWall) };
  }

  /** One badge with the reader's and their units' awards. Throws `not_found` for a draft. */
  async page(actor: Actor, badgeId: string): Promise<BadgePage> {
    const mayTakeBack = can(actor, 'badge.take-back', { organisationId: actor.organisationId });
    const [row] = await this.rows(actor, badgeId, mayTakeBack);
    if (!row) throw new Problem('not_found', 'There is no such badge.');
    const [awards, holders] = await Promise.all([
      this.awards(actor, badgeId),
      holdersOf(this.database, actor.organisationId, [badgeId]),
    ]);
    const moves = await movesOf(
      this.database,
      awards.map(({ id }) => id),
    );
    return {
      ...faceOnWall(row),
      sentence: row.criteria ? criteriaSentence(row.criteria) : null,
      holders: holders.get(badgeId) ?? null,
      awards: awards.map((award) => awardOf(award, moves.get(award.id) ?? [])),
      mayTakeBack,
    };
  }

  /** `all`: retired badges that the reader does not hold, too. One that was taken back by hand stays on its holder's page. */
  private rows(
    { organisationId, memberId, unitPath }: Actor,
    badgeId: string | null,
    all: boolean,
  ): Promise<WallRow[]> {
    return this.database.query<WallRow>(
      `select b.id, b.slug, b.status, v.name, v.look, v.for_what as "forWhat", v.subject, v.repeat, v.criteria,
              coalesce(held.own, 0)::int as own, coalesce(held.units, '[]') as units, held.earned_at as "earnedAt"
       from badge b join badge_version v on v.badge_id = b.id and v.number = b.version
       left join lateral (
         select count(*) filter (where a.member_id is not null) as own, max(a.earned_at) as earned_at,
                jsonb_agg(distinct jsonb_build_object('id', u.id, 'name', u.name, 'nameCy', u.name_cy))
                  filter (where u.id is not null) as units
         from badge_award a left join unit u on u.id = a.unit_id
         where a.badge_id = b.id and a.revoked_at is null and (a.member_id = $2 or a.unit_id = any($3))
       ) held on true
       where b.organisation_id = $1 and ($4::uuid is null or b.id = $4)
         and (b.status in ('live', 'coming') or b.status = 'retired' and (held.earned_at is not null or $5
           or $4 is not null and exists (select 1 from badge_award a where a.badge_id = b.id and a.by_hand
             and (a.member_id = $2 or a.unit_id = any($3)))))
       order by b.status = 'coming', b.created_at, b.id`,
      [organisationId, memberId, unitPath, badgeId, all],
    );
  }

  /** Own awards that were taken back are told, with the reason; a unit's only where a person did it, so that it can be asked about. */
  private awards({ memberId, unitPath }: Actor, badgeId: string): Promise<AwardRow[]> {
    return this.database.query<AwardRow>(
      `select a.id, a.earned_at as "earnedAt", a.revoked_at as "revokedAt", a.revoked_reason as "revokedReason",
              case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name, 'nameCy', u.name_cy) end as unit,
              jsonb_build_object('count', a.evidence->'count', 'steps', coalesce((
                select jsonb_agg(step || jsonb_build_object('link', case when act.id is not null and a.member_id is not null then
                  jsonb_build_object('kind', act.kind, 'subjectId', act.subject_id, 'data', act.data) end) order by step->>'at' desc)
                from jsonb_array_elements(a.evidence->'steps') step
                left join activity act on act.id = (step->>'activityId')::uuid), '[]')) as evidence
       from badge_award a left join unit u on u.id = a.unit_id
       where a.badge_id = $1 and (a.member_id = $2 or (a.unit_id = any($3) and (a.revoked_at is null or a.by_hand)))
       order by a.earned_at desc, a.id`,
      [badgeId, memberId, unitPath],
    );
  }
}

function faceOnWall({ criteria: _, earnedAt, ...row }: WallRow): WallBadge {
  return { ...row, earnedAt: earnedAt?.toISOString() ?? null };
}

function awardOf(
  { id, earnedAt, unit, evidence, revokedAt, revokedReason }: AwardRow,
  moves: readonly KeptMove[],
): BadgeAward {
  return {
    id,
    earnedAt: earnedAt.toISOString(),
    unit,
    count: evidence.count,
    grounds: evidence.steps.map(({ kind, at, subjectId, link }) => ({
      kind,
      at,
      link: linkOfStep(kind, subjectId, link),
    })),
    takenBack: revokedAt && revokedReason ? { at: revokedAt.toISOString(), reason: revokedReason } : null,
    moves: moves.map(asTold),
    mayAsk: nextMoves(moves.map(({ move }) => move)).includes('asked'),
  };
}

function linkOfStep(kind: string, subjectId: string | null, activity: StepActivity | null): WorkLink | null {
  if (kind === 'challenge') return { to: 'challenge', id: subjectId };
  return activity ? linkOf(activity) : null;
}
