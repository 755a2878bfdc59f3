import type { Sql } from '../../platform/database/database.js';

/** The directorate of each of these units that there is. */
export function directoratesOf(
  sql: Sql,
  organisationId: string,
  units: readonly string[],
): Promise<{ directorate: string | null }[]> {
  return sql.query<{ directorate: string | null }>(
    `select (select d.id from unit d where d.id = any(u.path) and d.kind = 'directorate') as directorate
     from unit u where u.organisation_id = $1 and u.id = any($2)`,
    [organisationId, units],
  );
}
