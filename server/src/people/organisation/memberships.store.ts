import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';

/** Told with the organisation's id to every server: somebody came to a unit, moved, left, went on long absence or came back. */
export const MEMBERSHIPS_CHANGED = 'memberships-changed';

/** SQL of the `closedUnits` of an actor who is this member. */
export const closedUnitsOf = (member: string) => `array(
  select distinct c.id from membership sat join unit u on u.id = sat.unit_id and u.closed_at is not null
  join unit c on c.id in (u.id, u.path[1]) and c.closed_at is not null
  where sat.member_id = ${member} and sat.until_closed)`;

/** Holds a member until the transaction ends, and gives their name; throws `not_found` when they are not of the organisation or have left. */
export async function lockMember(tx: Tx, organisationId: string, memberId: string): Promise<{ name: string }> {
  const [found] = await tx.query<{ name: string }>(
    `select name from member where organisation_id = $1 and id = $2 and left_at is null for update`,
    [organisationId, memberId],
  );
  if (!found) throw new Problem('not_found', 'We could not find that person.');
  return found;
}

/** Ends what holds at `at`; one that began at that very instant never held, so it goes. */
export async function closeMemberships(tx: Tx, memberId: string, at: Date): Promise<void> {
  await tx.query(`delete from membership where member_id = $1 and lower(during) >= $2`, [memberId, at]);
  await tx.query(
    `update membership set during = tstzrange(lower(during), $2) where member_id = $1 and during @> $2::timestamptz`,
    [memberId, at],
  );
}
