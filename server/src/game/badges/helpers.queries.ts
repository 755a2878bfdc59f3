import type { Sql } from '../../platform/database/database.js';
import type { LoggedActivity } from '../engine/batch.js';

/** Who walked these activities' members to their first step, by newcomer. */
export async function helpersOf(sql: Sql, activities: readonly LoggedActivity[]): Promise<Map<string, string[]>> {
  const rows = await sql.query<{ newcomer: string; helpers: string[] }>(
    `select counterpart_id as newcomer, array_agg(distinct member_id) as helpers from activity
     where kind = 'newcomer.helped' and counterpart_id = any($1) group by counterpart_id`,
    [activities.map(({ memberId }) => memberId)],
  );
  return new Map(rows.map(({ newcomer, helpers }) => [newcomer, helpers]));
}

/** The units from the top down to each unit in which something was done, by that unit. */
export async function pathsOf(sql: Sql, activities: readonly LoggedActivity[]): Promise<Map<string, string[]>> {
  const rows = await sql.query<{ id: string; path: string[] }>(`select id, path from unit where id = any($1)`, [
    [...new Set(activities.flatMap(({ unitId }) => unitId ?? []))],
  ]);
  return new Map(rows.map(({ id, path }) => [id, path]));
}
