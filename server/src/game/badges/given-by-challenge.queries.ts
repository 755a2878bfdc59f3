import type { Sql } from '../../platform/database/database.js';

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
