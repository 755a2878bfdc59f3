import type { Sql } from '../../platform/database/database.js';
import type { Closing, Objection, StructureFollowers } from './structure-followers.js';

/** Why an open unit cannot close now: open units belong to it, or a feature objects. */
export async function hindranceOf(
  sql: Sql,
  followers: StructureFollowers,
  closing: Closing,
): Promise<Objection | null> {
  const [below] = await sql.query<{ count: number }>(
    `select count(*)::int as count from unit where organisation_id = $1 and parent_id = $2 and closed_at is null`,
    [closing.organisationId, closing.unitId],
  );
  if (below!.count > 0) {
    const detail = 'Units that are open belong to it. Please close them, or have them belong to another unit, first.';
    return { code: 'units_below', detail, params: { count: String(below!.count) } };
  }
  return followers.objectionToClosing(sql, closing);
}
