import { closedUnitsOf } from '../../people/organisation/memberships.store.js';
import type { Actor } from '../../platform/actor.js';
import type { Sql } from '../../platform/database/database.js';
import { textAccess } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { factsOf } from './guidance.store.js';

/** Of the people whom a comment names, those who may read what it stands beside. */
export async function mentionedWho(
  sql: Sql,
  { id, organisationId }: GuidanceRow,
  memberIds: readonly string[],
): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const facts = await factsOf(sql, organisationId, id);
  const people = await sql.query<Actor>(
    `select m.id as "memberId", m.organisation_id as "organisationId", coalesce(u.path, '{}') as "unitPath",
       ${closedUnitsOf('m.id')} as "closedUnits",
       coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id)) from role_grant g
                 where g.member_id = m.id and g.ended_at is null), '[]') as grants
     from member m left join membership ms on ms.member_id = m.id and upper(ms.during) is null
     left join unit u on u.id = ms.unit_id
     where m.organisation_id = $1 and m.id = any($2::uuid[]) and m.left_at is null`,
    [organisationId, memberIds],
  );
  return people.filter((person) => facts && textAccess(person, facts) !== null).map(({ memberId }) => memberId);
}
