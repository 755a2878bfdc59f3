import type { Sql } from '../../platform/database/database.js';

/** Everyone who decides about reports. */
export async function reviewersOf(sql: Sql, organisationId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select distinct g.member_id as id from role_grant g join member m on m.id = g.member_id
     where g.organisation_id = $1 and g.role in ('reviewer', 'admin') and g.ended_at is null and m.left_at is null`,
    [organisationId],
  );
  return rows.map(({ id }) => id);
}
