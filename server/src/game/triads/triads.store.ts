import type { Sql, Tx } from '../../platform/database/database.js';
import { STANDING } from '../ledger/ledger.store.js';
import { type ClosedTriad, type Credit, enoughCredits, mostOf } from './triads.rules.js';

/** SQL of whether a member `m` is here, by choice in the game, and not away for long at `now`. */
export const isHere = (now: string) =>
  `m.left_at is null and m.playing is true and (m.absence @> ${now}::timestamptz) is not true`;

/**
 * What people brought one another in a season, as far as `closedTriads` wants it: all credits of those who have most of
 * theirs from two others, and those between the people around them. A first step is one's own, whoever stood beside it.
 */
export function creditsBetween(sql: Sql, seasonId: string): Promise<Credit[]> {
  return sql.query<Credit>(
    `with credit as (
       select e.member_id, e.counterpart_id, count(distinct e.activity_id)::int as credits
       from points_entry e
       where e.season_id = $1 and e.counterpart_id <> e.member_id and e.points > 0 and e.rule <> 'first.step' and ${STANDING}
       group by 1, 2
     ), ranked as (
       select *, (sum(credits) over (partition by member_id))::int as of_all,
         row_number() over (partition by member_id order by credits desc) as nth
       from credit
     ), mostly as materialized (
       select member_id from ranked group by 1
       having max(of_all) >= $2 and sum(credits) filter (where nth <= 2) * 100 > max(of_all) * $3
     ), around as materialized (
       select member_id as id from mostly union
       select counterpart_id from ranked where member_id in (select member_id from mostly)
     )
     select member_id as member, counterpart_id as "from", credits, of_all as "ofAll" from ranked
     where member_id in (select member_id from mostly)
       or (member_id in (select id from around) and counterpart_id in (select id from around))`,
    [seasonId, enoughCredits, mostOf],
  );
}

export interface OfSeason {
  organisationId: string;
  seasonId: string;
  now: Date;
}

/** Keeps those that hold, each since it was found first, and forgets every other of the season; and those with somebody who is not here. */
export async function keepTriads(
  tx: Tx,
  { organisationId, seasonId, now }: OfSeason,
  found: readonly ClosedTriad[],
): Promise<void> {
  const rows = found.map(({ people: [one, two, three], mostly }) => ({ one, two, three, mostly }));
  await tx.query(
    `with found as (
       select f.* from jsonb_to_recordset($3) as f (one uuid, two uuid, three uuid, mostly uuid[])
       where (select count(*) from member m where m.id in (f.one, f.two, f.three) and ${isHere('$4')}) = 3
     ), forgotten as (
       delete from triad t where t.season_id = $2 and not exists (
         select 1 from found where (one, two, three) = (t.one_id, t.two_id, t.three_id))
     )
     insert into triad (season_id, one_id, two_id, three_id, organisation_id, mostly, found_at)
     select $2, one, two, three, $1, mostly, $4 from found
     on conflict (season_id, one_id, two_id, three_id) do update set mostly = excluded.mostly`,
    [organisationId, seasonId, JSON.stringify(rows), now],
  );
}

/** Of seasons that are over nothing is kept. */
export async function forgetTriads(sql: Sql, organisationId: string, openSeasons: readonly string[]): Promise<void> {
  await sql.query(`delete from triad where organisation_id = $1 and season_id <> all($2::uuid[])`, [
    organisationId,
    openSeasons,
  ]);
}
