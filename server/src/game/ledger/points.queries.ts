import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import type { MyPoints, PointsLine, PointsQuery } from '@guildhall/shared/game/points';
import { widenUndoMinutes } from '@guildhall/shared/work/practice-limits';
import { Injectable } from '@nestjs/common';

import { linkOf } from '../../activity/work-link.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { enoughPoints } from '../boards/team-score.rules.js';

type LineRow = Omit<PointsLine, 'kind' | 'occurredAt' | 'link'> & {
  seq: number;
  kind: 'award' | 'reversal';
  occurredAt: Date;
  activity: { kind: ActivityKind; subjectId: string | null; data: object };
};

interface SumRow {
  category: PointsLine['category'];
  all: number;
  season: number;
}

/** A member's own points: every query is about the one who asks, so nobody else's can be read. */
@Injectable()
export class PointsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async mine(actor: Actor, { before, limit }: PointsQuery): Promise<MyPoints> {
    const [lines, { playing, season }] = await Promise.all([
      this.lines(actor.memberId, before ?? null, limit + 1),
      this.seasonNow(actor),
    ]);
    const sums = await this.sums(actor.memberId, season?.id ?? null);
    const points = total(sums, 'season');
    const shown = season ? 'season' : 'all';
    return {
      playing,
      season: season ? { number: season.number, points, enough: enoughPoints, reached: points >= enoughPoints } : null,
      allTime: total(sums, 'all'),
      byCategory: sums.filter((sum) => sum[shown] !== 0).map((sum) => ({ category: sum.category, points: sum[shown] })),
      lines: lines.slice(0, limit).map(lineOf),
      next: lines.length > limit ? lines[limit - 1]!.seq : null,
    };
  }

  private lines(memberId: string, before: number | null, limit: number): Promise<LineRow[]> {
    return this.database.query<LineRow>(
      `select e.seq, e.id, e.rule, e.category, e.points, e.base, e.pct, e.boost, e.reason, e.kind,
              exists (select 1 from points_entry r where r.reverses_id = e.id) as "takenBack",
              e.occurred_at as "occurredAt", e.rule_set as "ruleSet",
              (select s.number from season s where s.id = e.season_id) as season,
              (select s.number from season s
               where e.season_id is null and s.organisation_id = e.organisation_id and s.starts_at <= e.occurred_at
                 and e.occurred_at < s.ends_at) as "lateFor",
              jsonb_build_object('kind', a.kind, 'subjectId', a.subject_id, 'data', a.data) as activity,
              (select v.definition->'title' from quest q
               join quest_version v on v.quest_id = q.id and v.number = q.current_version
               where q.organisation_id = a.organisation_id and a.kind = 'quest.completed' and q.slug = a.data->>'quest') as quest
       from points_entry e join activity a on a.id = e.activity_id
       where e.member_id = $1 and ($2::bigint is null or e.seq < $2) and not ${asIfNever}
       order by e.seq desc limit $3`,
      [memberId, before, limit],
    );
  }

  /** The season that runs now, its rest week included, and whether the member plays. */
  private async seasonNow(actor: Actor) {
    const [row] = await this.database.query<{ playing: boolean | null; id: string | null; number: number }>(
      `select m.playing, s.id, s.number from member m
       left join season s on s.organisation_id = m.organisation_id and s.starts_at <= $2 and $2 < s.rest_ends_at
       where m.id = $1`,
      [actor.memberId, this.clock.now()],
    );
    return { playing: row?.playing ?? null, season: row?.id ? { id: row.id, number: row.number } : null };
  }

  private sums(memberId: string, seasonId: string | null): Promise<SumRow[]> {
    return this.database.query<SumRow>(
      `select category, sum(points)::int as all,
              coalesce(sum(points) filter (where season_id = $2), 0)::int as season
       from points_entry where member_id = $1 group by category order by category`,
      [memberId, seasonId],
    );
  }
}

/**
 * SQL: opening a practice to more people can be taken back for ten minutes as if it had never been, with what was asked there meanwhile. The ledger keeps what was
 * awarded and its reversal, as it keeps everything; the two sum to nothing, and the member's own list is without both.
 */
const asIfNever = `(a.kind in ('practice.published', 'question.asked') and a.revoked_at is not null
  and a.revoked_at < a.recorded_at + interval '${widenUndoMinutes} minutes')`;

function total(sums: readonly SumRow[], of: 'all' | 'season'): number {
  return sums.reduce((sum, each) => sum + each[of], 0);
}

function lineOf({ seq: _, kind, occurredAt, activity, ...line }: LineRow): PointsLine {
  return {
    ...line,
    kind: kind === 'award' ? 'award' : 'taken_back',
    occurredAt: occurredAt.toISOString(),
    link: linkOf(activity),
  };
}
