import type { Sql, Tx } from '../../platform/database/database.js';
import { endedIn } from './ground.queries.js';

/** SQL of whether a challenge's own badge goes to whoever award `a` is for, by the outcome `o` of that challenge. */
export const WON = `(o.place = 1 or o.reached) and (o.unit_id = a.unit_id or exists (
  select 1 from challenge_taker t where t.challenge_id = o.challenge_id and t.unit_id = o.unit_id and t.member_id = a.member_id))`;

/** Of these awards, given by challenges as their own badge, those that their challenge's outcome still gives. */
export async function stillGiven(sql: Sql, awardIds: readonly string[]): Promise<Set<string>> {
  const rows = await sql.query<{ id: string }>(
    `select a.id from badge_award a join challenge_outcome o on o.challenge_id = a.challenge_id and ${WON}
     where a.id = any($1) group by a.id`,
    [awardIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Has awards stand on another settled challenge that gave the same badge, where there is one: for a badge of the season one
 * of that season, and never for a badge that is earned once for each challenge. Gives those that do.
 */
export async function passToAnother(tx: Tx, awardIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `update badge_award a set challenge_id = other.challenge_id
     from (select distinct on (a.id) a.id, c.id as challenge_id
           from badge_award a join badge b on b.id = a.badge_id
           join badge_version v on v.badge_id = a.badge_id and v.number = a.badge_version and v.repeat <> 'source'
           join challenge c on c.organisation_id = a.organisation_id and c.badge = b.slug and c.state = 'settled'
             and c.id <> a.challenge_id
           join challenge_outcome o on o.challenge_id = c.id and ${WON}
           where a.id = any($1) and (v.repeat = 'once' or exists (
             select 1 from season s where s.id::text = a.instance_key and ${endedIn('o.ended_at')}))
           order by a.id, o.settled_at) other
     where a.id = other.id and not exists (select 1 from challenge_outcome o where o.challenge_id = a.challenge_id and ${WON})
     returning a.id`,
    [awardIds],
  );
  return new Set(rows.map(({ id }) => id));
}
