import type { Sql } from '../../platform/database/database.js';

/**
 * Whether the engine has yet to handle something done before this instant, as after the server was down for long; nobody
 * waits for what it could not handle.
 */
export async function workWaits(sql: Sql, organisationId: string, before: Date): Promise<boolean> {
  const waiting = await sql.query(
    `select 1 from pending_activity p join activity a on a.id = p.activity_id
     where p.organisation_id = $1 and a.occurred_at < $2 and p.set_aside_at is null limit 1`,
    [organisationId, before],
  );
  return waiting.length > 0;
}
