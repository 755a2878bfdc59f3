import type { Database } from '../platform/database/database.js';

type Rows = Record<string, object[]>;

async function readAll(database: Database, organisationId: string, queries: Record<string, string>): Promise<Rows> {
  const read: Rows = {};
  for (const [name, text] of Object.entries(queries)) read[name] = await database.query(text, [organisationId]);
  return read;
}

/** Everything projected from the ledger, as it is stored. */
export const projections = (database: Database, organisationId: string) =>
  readAll(database, organisationId, PROJECTIONS);

/** What a life came to, in names, so that two organisations that lived through the same tell the same. */
export const outcome = (database: Database, organisationId: string) => readAll(database, organisationId, OUTCOME);

/** What must never be in a ledger or on a board, by its rule; each of them gives no rows. */
export const wrongs = (database: Database, organisationId: string) => readAll(database, organisationId, WRONG);

const nameOf = (id: string) =>
  `coalesce((select name from member where id = ${id}), (select name from unit where id = ${id}))`;
const seasonOf = (id: string) => `(select number from season where id = ${id})`;

const PROJECTIONS = {
  standings: `select b.subject_kind, b.span, b.span_id, s.subject_id, s.score, s.reached_at
    from standing s join board b on b.id = s.board_id
    where s.organisation_id = $1 and s.score > 0 order by 1, 2, 3, 4`,
  buckets: `select b.subject_kind, b.span, b.span_id, r.level, r.bucket, r.subjects
    from rank_bucket r join board b on b.id = r.board_id
    where b.organisation_id = $1 and r.subjects <> 0 order by 1, 2, 3, 4, 5`,
  counters: `select season_id, unit_id, people, started, half_steps, level_zero, first_steps, opted_out, counted_twice
    from unit_season where organisation_id = $1 and people > 0 order by 1, 2`,
  points: `select season_id, unit_id, member_id, points from season_points
    where organisation_id = $1 and points <> 0 order by 1, 2, 3`,
  outreach: `select season_id, unit_id, kind, other_id, times from unit_outreach
    where organisation_id = $1 and times <> 0 order by 1, 2, 3, 4`,
};

const OUTCOME = {
  ledger: `select ${nameOf('e.member_id')} as who, ${nameOf('e.unit_id')} as unit, ${seasonOf('e.season_id')} as season,
      e.rule, e.points, e.kind, e.occurred_at, e.week, e.pct, e.boost
    from points_entry e where e.organisation_id = $1 order by e.occurred_at, 1, 4, 6, 5, 2, 3, 9, 10`,
  standings: `select b.subject_kind, b.span, ${seasonOf('b.span_id')} as season, ${nameOf('s.subject_id')} as who, s.score
    from standing s join board b on b.id = s.board_id where s.organisation_id = $1 and s.score > 0 order by 1, 2, 3, 4, 5`,
  places: `select b.subject_kind, b.span, ${seasonOf('b.span_id')} as season, r.level, r.bucket, r.subjects
    from rank_bucket r join board b on b.id = r.board_id
    where b.organisation_id = $1 and r.subjects <> 0 order by 1, 2, 3, 4, 5`,
  seasons: `select number, closed_at is not null as closed, priors from season where organisation_id = $1 order by 1`,
  people: `select m.name, m.playing, m.left_at, p.level, p.first_step_at from member m
    left join member_progress p on p.member_id = m.id and p.level > 0 where m.organisation_id = $1 order by 1, 3, 4, 5`,
  seats: `select ${nameOf('member_id')} as who, ${nameOf('unit_id')} as unit, during::text
    from membership where organisation_id = $1 order by 1, 3, 2`,
  units: `select name, closed_at, ${nameOf('closed_into')} as went from unit where organisation_id = $1 order by 1`,
  activities: `select a.kind, ${nameOf('a.member_id')} as who, ${nameOf('a.unit_id')} as unit, a.occurred_at, a.revoked_at
    from activity a where a.organisation_id = $1 order by a.occurred_at, 1, 2, 3, 5`,
};

const MOST_PAID_AT_ONCE = 24 + 15;

const WRONG = {
  paidTwice: `select activity_id, rule, member_id from points_entry e
    where organisation_id = $1 and kind = 'award' and not exists (select 1 from points_entry r where r.reverses_id = e.id)
    group by 1, 2, 3 having count(*) > 1`,
  reversedTwice: `select reverses_id from points_entry where organisation_id = $1 and reverses_id is not null
    group by 1 having count(*) > 1`,
  reversedByAnotherSum: `select r.id from points_entry r join points_entry e on e.id = r.reverses_id
    where r.organisation_id = $1 and (r.points <> -e.points or r.season_id is distinct from e.season_id
      or r.unit_id is distinct from e.unit_id or r.member_id <> e.member_id)`,
  leftOfWhatWasTakenBack: `select a.id, sum(e.points) from points_entry e join activity a on a.id = e.activity_id
    where a.organisation_id = $1 and a.revoked_at is not null group by 1 having sum(e.points) <> 0`,
  paidToWhoDidNotPlay: `select e.id from points_entry e join member m on m.id = e.member_id
    where e.organisation_id = $1 and m.playing is null`,
  beyondAllBounds: `select member_id from points_entry e where organisation_id = $1 group by 1
    having sum(points) < 0 or sum(points) > ${MOST_PAID_AT_ONCE} * count(distinct activity_id)`,
  otherThanTheLedger: `select l.member_id, l.points, s.score
    from (select member_id, sum(points) as points from points_entry where organisation_id = $1 group by 1) l
    full join (select s.subject_id, s.score from standing s join board b on b.id = s.board_id
               where b.organisation_id = $1 and b.subject_kind = 'member' and b.span = 'all') s on s.subject_id = l.member_id
    where coalesce(l.points, 0) <> coalesce(s.score, 0)`,
  outsideTheScale: `select s.subject_id, s.score from standing s join board b on b.id = s.board_id
    where b.organisation_id = $1 and b.subject_kind <> 'member' and b.span = 'season' and s.score not between 0 and 1000`,
  seatedInClosed: `select ms.id from membership ms join unit u on u.id = ms.unit_id and u.closed_at is not null
    where ms.organisation_id = $1 and upper(ms.during) is null`,
  seatedTwice: `select member_id from membership where organisation_id = $1 and upper(during) is null group by 1 having count(*) > 1`,
  roleForClosed: `select g.id from role_grant g join unit u on u.id = g.unit_id and u.closed_at is not null
    where g.organisation_id = $1 and g.ended_at is null`,
  leftLying: `select activity_id from pending_activity where organisation_id = $1`,
};
