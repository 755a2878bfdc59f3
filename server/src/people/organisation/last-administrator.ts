import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';

/** Throws `not_in_this_state` when nobody here is an administrator any more. */
export async function assertAdminStays(tx: Tx, organisationId: string): Promise<void> {
  const admins = await tx.query(
    `select 1 from role_grant g join member m on m.id = g.member_id and m.left_at is null
     where g.organisation_id = $1 and g.role = 'admin' and g.ended_at is null limit 1`,
    [organisationId],
  );
  if (admins.length === 0)
    throw new Problem('not_in_this_state', 'This is the last administrator. Please make somebody else one first.');
}
