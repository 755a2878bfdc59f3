import type { Sql, Tx } from '../../platform/database/database.js';
import { nobody, smallestNamedUnit, startedFrom, type TeamCounters } from '../boards/team-score.rules.js';
import type { SeasonRow } from './current-seasons.js';
import { type CountedTwice, once, twiceInOrganisation } from './movers.store.js';
import { halfStepsOf, lastOf, leftOut, PERSON_FACTS, soFar, STAYS_ADDED_UP } from './person-facts.js';

export interface UnitCounters extends TeamCounters {
  unitId: string;
  kind: 'directorate' | 'department' | 'team' | 'cohort';
  closed: boolean;
  /** Whether anybody has points of the season in it. */
  earned: boolean;
}

/** A unit that closed without points: it stands on no board of the season, and is none of its department's teams. */
export const isGone = ({ closed, earned }: Pick<UnitCounters, 'closed' | 'earned'>): boolean => closed && !earned;

/** A department's counters: everyone in it and its teams, and each of its teams and cohorts. */
export interface DepartmentCounters {
  departmentId: string;
  /** It is closed, and nobody has points of the season in it or below it. */
  gone: boolean;
  pooled: TeamCounters;
  teams: TeamCounters[];
  /** Units in it that nobody has counted yet in this season; they are left out of the sums. */
  uncounted: string[];
  /** Whether anybody moved inside it during the season, or is kept as having moved, whom its teams count twice. */
  movers: boolean;
}

const given = (kind: string, unit: string) => `
  (select count(*)::int from unit_outreach o
   where o.season_id = $1 and o.unit_id = ${unit} and o.kind = '${kind}' and o.times > 0)`;

const COUNTERS = `
  us.people, us.started, us.half_steps as "halfSteps", us.level_zero as "levelZero", us.first_steps as "firstSteps",
  us.opted_out as "optedOut", us.opted_out_at_level_zero as "optedOutAtLevelZero"`;

/** SQL of whether anybody has points of the season in one of these units. */
const earned = (units: string) => `exists (
  select 1 from season_points sp where sp.season_id = $1 and sp.unit_id in (${units}) and sp.points > 0)`;

const OPENNESS = `u.closed_at is not null as closed, ${earned('u.id')} as earned`;

const OWN_COUNTERS = `
  us.unit_id as "unitId", u.kind, ${OPENNESS}, ${COUNTERS},
  ${given('helped', 'us.unit_id')} as "newcomersHelped", ${given('reused', 'us.unit_id')} as "teamsReached"`;

/**
 * Who belonged to a unit, until when and who of them is on long absence at an instant, as one number: it differs once
 * anybody came, went or came back.
 */
const staysOf = (instant: string) => `sum(hashtextextended(ms.id::text
  || coalesce(extract(epoch from upper(ms.during))::text, '') || case when m.absence @> ${instant} then 'away' else '' end, 0))`;

/**
 * Counts a unit's own people anew (scoring §3.2): everyone who was in it during the season so far, leavers included,
 * without those on long absence who have done nothing in it.
 * Level 0 is "no first step before the season began or before they joined"; a first step counts where it was taken;
 * opted out is "since before the season".
 * Gives the units' counters, with what they gave to others.
 */
export function recountUnits(tx: Tx, seasonId: string, unitIds: readonly string[], now: Date): Promise<UnitCounters[]> {
  return tx.query<UnitCounters>(
    `with people as (
       select ms.unit_id, ms.member_id, ${staysOf(lastOf('$3'))} as stays, ${STAYS_ADDED_UP}
       from membership ms join season s on s.id = $1 join member m on m.id = ms.member_id
       left join member_progress mp on mp.member_id = ms.member_id
       where ms.unit_id = any($2) and ms.during && ${soFar('$3')}
       group by ms.unit_id, ms.member_id
     ), everyone as (
       select p.unit_id, coalesce(sp.points, 0) as points, ${PERSON_FACTS},
              ${leftOut('$3', 'coalesce(sp.points, 0)')} as left_out
       from people p join season s on s.id = $1 join member m on m.id = p.member_id
       left join season_points sp on sp.season_id = s.id and sp.unit_id = p.unit_id and sp.member_id = p.member_id
     ), facts as (
       select * from (select e.*, count(*) filter (where not left_out) over (partition by unit_id) as here from everyone e) e
       where not left_out or here < ${smallestNamedUnit}
     ), stays as (
       select unit_id, sum(stays) as stays from people group by unit_id
     ), us as (
       insert into unit_season as us (season_id, unit_id, organisation_id, people, started, half_steps, level_zero,
                                      first_steps, opted_out, opted_out_at_level_zero, stays)
       select $1, u.id, u.organisation_id, count(f.points),
              count(*) filter (where f.points >= ${startedFrom} and not f.opted_out),
              coalesce(sum(${halfStepsOf('f.points')}) filter (where not f.opted_out), 0),
              count(*) filter (where f.level_zero),
              count(*) filter (where f.first_step and not f.opted_out),
              count(*) filter (where f.opted_out),
              count(*) filter (where f.opted_out and f.level_zero),
              stays.stays
       from unit u left join stays on stays.unit_id = u.id left join facts f on f.unit_id = u.id
       where u.id = any($2)
       group by u.id, u.organisation_id, stays.stays
       order by u.id
       on conflict (season_id, unit_id) do update set
         people = excluded.people, started = excluded.started, half_steps = excluded.half_steps,
         level_zero = excluded.level_zero, first_steps = excluded.first_steps,
         opted_out = excluded.opted_out, opted_out_at_level_zero = excluded.opted_out_at_level_zero,
         stays = excluded.stays
       returning *
     )
     select ${OWN_COUNTERS} from us join unit u on u.id = us.unit_id`,
    [seasonId, unitIds, now],
  );
}

/** Units with other people during the season so far, or others among them who opted out or are away, than were counted. */
export async function changedUnits(
  sql: Sql,
  organisationId: string,
  { id, startsAt, endsAt }: Pick<SeasonRow, 'id' | 'startsAt' | 'endsAt'>,
  now: Date,
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `with here as (
       select ms.unit_id, ${staysOf('season.now')} as stays,
              count(distinct m.id) filter (where not m.playing and m.playing_since < $3) as opted_out
       from (select greatest($3::timestamptz, least($4::timestamptz, $5)) as now) season,
            membership ms join member m on m.id = ms.member_id
       where ms.organisation_id = $1 and ms.during && tstzrange($3, season.now, '[]')
       group by ms.unit_id
     )
     select coalesce(h.unit_id, us.unit_id) as id
     from here h full join (select unit_id, stays, opted_out from unit_season where season_id = $2) us
       on us.unit_id = h.unit_id
     where (h.stays, coalesce(h.opted_out, 0)) is distinct from (us.stays, coalesce(us.opted_out, 0))`,
    [organisationId, id, startsAt, endsAt, now],
  );
  return rows.map(({ id: unitId }) => unitId);
}

/** The counters of these units' own people, with what they gave to others. */
export function ownCounters(sql: Sql, seasonId: string, unitIds: readonly string[]): Promise<UnitCounters[]> {
  return sql.query<UnitCounters>(
    `select ${OWN_COUNTERS} from unit_season us join unit u on u.id = us.unit_id
     where us.season_id = $1 and us.unit_id = any($2)`,
    [seasonId, unitIds],
  );
}

/** Everyone of the organisation, as if one unit. */
export async function wholeOrganisation(
  sql: Sql,
  seasonId: string,
  organisationId: string,
  now: Date,
): Promise<TeamCounters> {
  const units = await sql.query<TeamCounters>(
    `select ${COUNTERS}, 0 as "newcomersHelped", 0 as "teamsReached" from unit_season us where us.season_id = $1`,
    [seasonId],
  );
  return once(units.reduce(pooled, nobody), await twiceInOrganisation(sql, seasonId, organisationId, now));
}

type PartRow = UnitCounters & {
  departmentId: string;
  departmentGone: boolean;
  counted: boolean;
  twice: CountedTwice | null;
  movers: boolean;
};

/**
 * Whether anybody left the unit `u` during the season and was in another one of the department `d`. The others are looked
 * for (as a number, which keeps the planner from beginning there) only once somebody left, which is seldom.
 */
const MOVERS = `exists (
  select 1 from membership ended
  where ended.unit_id = u.id and upper(ended.during) is not null
    and upper(ended.during) > (select starts_at from season where id = $1)
    and (select count(*) from membership ms join unit other on other.id = ms.unit_id
         where ms.member_id = ended.member_id and ms.unit_id <> u.id and other.path @> array[d.id]) > 0)`;

/** The counters of the departments these units are or belong to; outreach counts across a department's own edge only. */
export async function departmentCounters(
  sql: Sql,
  seasonId: string,
  unitIds: readonly string[],
): Promise<DepartmentCounters[]> {
  const rows = await sql.query<PartRow>(
    `with department as materialized (
       select d.id, d.organisation_id, d.closed_at is not null and not ${earned('select id from unit where path @> array[d.id]')} as gone,
              ${given('helped', 'd.id')} as helped, ${given('reused', 'd.id')} as reused
       from unit d where d.kind = 'department' and d.id in (select unnest(path) from unit where id = any($2))
     )
     select d.id as "departmentId", d.gone as "departmentGone", u.id as "unitId", u.kind, ${OPENNESS},
            us.unit_id is not null as counted, ${COUNTERS},
            d.helped as "newcomersHelped", d.reused as "teamsReached", case when u.id = d.id then us.counted_twice end as twice,
            ${MOVERS} as movers
     from department d join unit u on u.organisation_id = d.organisation_id and u.path @> array[d.id]
     left join unit_season us on us.unit_id = u.id and us.season_id = $1`,
    [seasonId, unitIds],
  );
  const ids = [...new Set(rows.map(({ departmentId }) => departmentId))];
  return ids.map((departmentId) => {
    const parts = rows.filter((row) => row.departmentId === departmentId);
    const counted = parts.filter((part) => part.counted);
    const { departmentGone, newcomersHelped, teamsReached } = parts[0]!;
    return {
      departmentId,
      gone: departmentGone,
      pooled: once(
        counted.reduce(pooled, { ...nobody, newcomersHelped, teamsReached }),
        parts.find(({ twice }) => twice)?.twice ?? null,
      ),
      teams: counted.filter((part) => (part.kind === 'team' || part.kind === 'cohort') && !isGone(part)),
      uncounted: parts.filter((part) => !part.counted).map(({ unitId }) => unitId),
      movers: parts.some(({ movers, twice }) => movers || twice !== null),
    };
  });
}

function pooled(one: TeamCounters, other: TeamCounters): TeamCounters {
  return {
    ...one,
    people: one.people + other.people,
    started: one.started + other.started,
    halfSteps: one.halfSteps + other.halfSteps,
    levelZero: one.levelZero + other.levelZero,
    firstSteps: one.firstSteps + other.firstSteps,
    optedOut: one.optedOut + other.optedOut,
    optedOutAtLevelZero: one.optedOutAtLevelZero + other.optedOutAtLevelZero,
  };
}
