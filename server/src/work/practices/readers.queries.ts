import type { Tx } from '../../platform/database/database.js';
import { reachable, REACHES } from './reach.js';

/** Those of these members of the organisation whom a card reaches at `at`, so that nobody is told of what they may not read. */
export async function readersAmong(
  tx: Tx,
  { id, organisationId }: { id: string; organisationId: string },
  memberIds: readonly string[],
  at: Date,
): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `select m.id from member m
     left join membership ms on ms.member_id = m.id and ms.during @> $4::timestamptz left join unit u on u.id = ms.unit_id
     where m.organisation_id = $1 and m.id = any($2::uuid[]) and m.left_at is null and exists (
       select 1 from ${reachable('m.organisation_id', REACHES)} p
       where p.id = $3)`,
    [organisationId, memberIds, id, at],
  );
  const readers = new Set(rows.map((row) => row.id));
  return memberIds.filter((memberId) => readers.has(memberId));
}
