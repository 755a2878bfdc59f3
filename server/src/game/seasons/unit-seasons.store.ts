import type { Sql, Tx } from '../../platform/database/database.js';
import type { TeamCounters } from '../boards/team-score.rules.js';

export interface UnitCounters extends TeamCounters {
  unitId: string;
  kind: 'directorate' | 'department' | 'team' | 'cohort';
}

/**
 * Counts a unit's own people anew (scoring §3.2): everyone who was in it during the season so far, leavers included.
 * Level 0 is "no first step before the season began or before they joined"; opted out is "since before the season".
 * The second statement takes in the sister units that have no row yet, so that a department can be added up.
 */
export async function recountUnits(tx: Tx, seasonId: string, unitIds: readonly string[], now: Date): Promise<void> {
  if (unitIds.length === 0) return;
  await tx.query(
    `with touched as (
       select u.id from unit u where u.id = any($2)
       union
       select s.id from unit t join unit s on s.path && (t.path[2:]) and s.organisation_id = t.organisation_id
       where t.id = any($2) and not exists (select 1 from unit_season us where us.season_id = $1 and us.unit_id = s.id)
     ), people as (
       select ms.unit_id, ms.member_id, min(lower(ms.during)) as joined_at
       from membership ms join season s on s.id = $1
       where ms.unit_id in (select id from touched) and ms.during && tstzrange(s.starts_at, greatest(s.starts_at, least(s.ends_at, $3)), '[]')
       group by ms.unit_id, ms.member_id
     ), facts as (
       select p.unit_id, coalesce(sp.points, 0) as points,
              coalesce(not m.playing and m.playing_since < s.starts_at, false) as opted_out,
              coalesce(mp.first_step_at >= greatest(s.starts_at, p.joined_at), true) as level_zero,
              coalesce(mp.first_step_at >= greatest(s.starts_at, p.joined_at), false) as first_step
       from people p join season s on s.id = $1 join member m on m.id = p.member_id
       left join member_progress mp on mp.member_id = p.member_id
       left join season_points sp on sp.season_id = s.id and sp.unit_id = p.unit_id and sp.member_id = p.member_id
     )
     insert into unit_season as us (season_id, unit_id, organisation_id, people, started, half_steps, level_zero,
                                    first_steps, opted_out, opted_out_at_level_zero)
     select $1, t.id, u.organisation_id, count(f.points),
            count(*) filter (where f.points >= 10 and not f.opted_out),
            coalesce(sum(2 * least(f.points, 40) + least(greatest(f.points - 40, 0), 120)) filter (where not f.opted_out), 0),
            count(*) filter (where f.level_zero),
            count(*) filter (where f.first_step and not f.opted_out),
            count(*) filter (where f.opted_out),
            count(*) filter (where f.opted_out and f.level_zero)
     from touched t join unit u on u.id = t.id left join facts f on f.unit_id = t.id
     group by t.id, u.organisation_id
     order by t.id
     on conflict (season_id, unit_id) do update set
       people = excluded.people, started = excluded.started, half_steps = excluded.half_steps,
       level_zero = excluded.level_zero, first_steps = excluded.first_steps,
       opted_out = excluded.opted_out, opted_out_at_level_zero = excluded.opted_out_at_level_zero`,
    [seasonId, unitIds, now],
  );
}

const COUNTERS = `
  us.people, us.started, us.half_steps as "halfSteps", us.level_zero as "levelZero", us.first_steps as "firstSteps",
  us.opted_out as "optedOut", us.opted_out_at_level_zero as "optedOutAtLevelZero"`;

const outreach = (kind: string) => `
  (select count(*)::int from unit_outreach o
   where o.season_id = us.season_id and o.unit_id = us.unit_id and o.kind = '${kind}' and o.times > 0)`;

/** The counters of these units' own people, with what they gave to others. */
export function ownCounters(tx: Sql, seasonId: string, unitIds: readonly string[]): Promise<UnitCounters[]> {
  return tx.query<UnitCounters>(
    `select us.unit_id as "unitId", u.kind, ${COUNTERS},
            ${outreach('helped')} as "newcomersHelped", ${outreach('reused')} as "teamsReached"
     from unit_season us join unit u on u.id = us.unit_id
     where us.season_id = $1 and us.unit_id = any($2)`,
    [seasonId, unitIds],
  );
}

/** The pooled counters of a department: everyone in it and its teams; outreach counts across its own edge only. */
export async function pooledCounters(tx: Sql, seasonId: string, unitId: string): Promise<TeamCounters> {
  const [row] = await tx.query<TeamCounters>(
    `select sum(us.people)::int as people, sum(us.started)::int as started, sum(us.half_steps)::int as "halfSteps",
            sum(us.level_zero)::int as "levelZero", sum(us.first_steps)::int as "firstSteps",
            sum(us.opted_out)::int as "optedOut", sum(us.opted_out_at_level_zero)::int as "optedOutAtLevelZero",
            (select count(*)::int from unit_outreach o where o.season_id = $1 and o.unit_id = $2
               and o.kind = 'helped' and o.times > 0) as "newcomersHelped",
            (select count(*)::int from unit_outreach o where o.season_id = $1 and o.unit_id = $2
               and o.kind = 'reused' and o.times > 0) as "teamsReached"
     from unit_season us join unit u on u.id = us.unit_id
     where us.season_id = $1 and u.path @> array[$2::uuid]`,
    [seasonId, unitId],
  );
  return row!;
}

/** The teams (and cohorts) straight in or below a department. */
export function teamsWithin(tx: Sql, seasonId: string, unitId: string): Promise<UnitCounters[]> {
  return tx.query<UnitCounters>(
    `select us.unit_id as "unitId", u.kind, ${COUNTERS}, 0 as "newcomersHelped", 0 as "teamsReached"
     from unit_season us join unit u on u.id = us.unit_id
     where us.season_id = $1 and u.path @> array[$2::uuid] and u.kind in ('team', 'cohort')`,
    [seasonId, unitId],
  );
}
