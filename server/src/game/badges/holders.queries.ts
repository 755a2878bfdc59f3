import type { Sql } from '../../platform/database/database.js';
import { atLeastFive } from './holders.rules.js';

/** How many members or units hold each of these badges; null for fewer than five. */
export async function holdersOf(
  sql: Sql,
  organisationId: string,
  badgeIds: readonly string[],
): Promise<Map<string, number | null>> {
  const rows = await sql.query<{ badgeId: string; holders: number }>(
    `select badge_id as "badgeId", count(distinct coalesce(member_id, unit_id))::int as holders
     from badge_award where organisation_id = $1 and badge_id = any($2) and revoked_at is null group by badge_id`,
    [organisationId, badgeIds],
  );
  return new Map(rows.map(({ badgeId, holders }) => [badgeId, atLeastFive(holders)]));
}
