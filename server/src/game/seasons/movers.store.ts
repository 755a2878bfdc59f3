import type { Sql, Tx } from '../../platform/database/database.js';
import { startedFrom, type TeamCounters } from '../boards/team-score.rules.js';
import { halfStepsOf, leftOut, PERSON_FACTS, soFar, STAYS_ADDED_UP } from './person-facts.js';

/** What people count too much in something larger when the counters of its units are added up. */
export type CountedTwice = Omit<TeamCounters, 'newcomersHelped' | 'teamsReached'>;

const SO_FAR = soFar('$3');

const DEPARTMENTS = `
  select d.id, u.id as unit_id from unit d join unit u on u.organisation_id = d.organisation_id and u.path @> array[d.id]
  where d.kind = 'department' and d.id in (select unnest(path) from unit where id = any($2))`;

const ORGANISATION = `select organisation_id as id, id as unit_id from unit where organisation_id = any($2)`;

/**
 * Someone who was in several units of one department (or organisation) counts in each, and in the whole once, with all
 * that they did in it (scoring §3.3): what each \`pool\` is to be reduced by. Whoever moved has a stay that ended.
 */
const countedTwice = (pools: string) => `
  with pool as materialized (${pools}), movers as (
    select distinct p.id, ended.member_id
    from pool p join membership ended on ended.unit_id = p.unit_id and upper(ended.during) is not null
    join season s on s.id = $1 and ended.during && ${SO_FAR}
    where exists (select 1 from membership ms join pool other on other.unit_id = ms.unit_id and other.id = p.id
                  where ms.member_id = ended.member_id and ms.unit_id <> ended.unit_id and ms.during && ${SO_FAR})
  ), seats as (
    select v.id, v.member_id, ms.unit_id, ${STAYS_ADDED_UP}
    from movers v join season s on s.id = $1
    join membership ms on ms.member_id = v.member_id and ms.during && ${SO_FAR}
    join pool p on p.id = v.id and p.unit_id = ms.unit_id
    left join member_progress mp on mp.member_id = v.member_id
    group by 1, 2, 3
  ), in_units as (
    select t.*, coalesce(sp.points, 0) as points
    from seats t left join season_points sp
      on sp.season_id = $1 and sp.unit_id = t.unit_id and sp.member_id = t.member_id
  ), counted as (
    select id, member_id, joined_at, stepped_here, first_step_at, points, 1 as times from in_units
    union all
    select id, member_id, min(joined_at), bool_or(stepped_here), min(first_step_at), sum(points), -1
    from in_units group by id, member_id
  ), facts as (
    select p.id, p.points, p.times, ${PERSON_FACTS}
    from counted p join season s on s.id = $1 join member m on m.id = p.member_id
    where not ${leftOut('$3', 'p.points')}
  )
  select id, jsonb_build_object(
    'people', sum(times),
    'started', coalesce(sum(times) filter (where points >= ${startedFrom} and not opted_out), 0),
    'halfSteps', coalesce(sum(times * ${halfStepsOf('points')}) filter (where not opted_out), 0),
    'levelZero', coalesce(sum(times) filter (where level_zero), 0),
    'firstSteps', coalesce(sum(times) filter (where first_step and not opted_out), 0),
    'optedOut', coalesce(sum(times) filter (where opted_out), 0),
    'optedOutAtLevelZero', coalesce(sum(times) filter (where opted_out and level_zero), 0)) as twice
  from facts group by id`;

/** Keeps with the departments these units are or belong to what those who moved inside them count twice. */
export async function recountMovers(tx: Tx, seasonId: string, unitIds: readonly string[], now: Date): Promise<void> {
  await tx.query(
    `with twice as (${countedTwice(DEPARTMENTS)})
     update unit_season us set counted_twice = twice.twice
     from (select distinct id from (${DEPARTMENTS}) department) d left join twice on twice.id = d.id
     where us.season_id = $1 and us.unit_id = d.id and us.counted_twice is distinct from twice.twice`,
    [seasonId, unitIds, now],
  );
}

/** What those who moved count twice in the whole organisation; null when nobody does. */
export async function twiceInOrganisation(
  sql: Sql,
  seasonId: string,
  organisationId: string,
  now: Date,
): Promise<CountedTwice | null> {
  const [row] = await sql.query<{ twice: CountedTwice }>(countedTwice(ORGANISATION), [seasonId, [organisationId], now]);
  return row?.twice ?? null;
}

/** Takes off a sum of counters what is counted twice in it. */
export function once(sum: TeamCounters, twice: CountedTwice | null): TeamCounters {
  if (!twice) return sum;
  return {
    ...sum,
    people: sum.people - twice.people,
    started: sum.started - twice.started,
    halfSteps: sum.halfSteps - twice.halfSteps,
    levelZero: sum.levelZero - twice.levelZero,
    firstSteps: sum.firstSteps - twice.firstSteps,
    optedOut: sum.optedOut - twice.optedOut,
    optedOutAtLevelZero: sum.optedOutAtLevelZero - twice.optedOutAtLevelZero,
  };
}
