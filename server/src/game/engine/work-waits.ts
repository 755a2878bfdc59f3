import type { Sql } from '../../platform/database/database.js';

/** Whether the engine has yet to handle something done before this instant, as after the server was down for long. */
export async function workWaits(sql: Sql, organisationId: string, before: Date): Promise<boolean> {
  const waiting = await sql.query(
    `select 1 from activity
     where organisation_id = $1 and occurred_at < $2
       and (handled_at is null or (revoked_at is not null and revoke_handled_at is null)) limit 1`,
    [organisationId, before],
  );
  return waiting.length > 0;
}
