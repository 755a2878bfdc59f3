import type { TwoAccounts } from '../../people/organisation/two-accounts.js';
import type { Tx } from '../../platform/database/database.js';
import { moved, movedOnce, type MovedOnce } from './moves.js';

/** Has whoever stays stand wherever the other stood (`moves.ts`). */
export async function moveRows(tx: Tx, two: TwoAccounts): Promise<void> {
  const both = [two.staysId, two.goesId];
  await endBetween(tx, two);
  for (const each of movedOnce) await moveOnce(tx, each, both);
  for (const [table, columns] of Object.entries(moved)) await move(tx, table, columns, both);
  await tx.query(`update practice_thanks set to_id = $1 where to_id = $2`, both);
  for (const [own, other] of [
    ['by_id', 'decided_by'],
    ['decided_by', 'by_id'],
  ] as const)
    await tx.query(
      `update guidance_suggestion set ${own} = $1 where ${own} = $2 and ${other} is distinct from $1`,
      both,
    );
  await tx.query(`update challenge set deputy_id = null where deputy_id = $1 and owner_id = $1`, [two.staysId]);
}

/** What one person does not do with themselves. */
async function endBetween(tx: Tx, { staysId, goesId, at }: TwoAccounts): Promise<void> {
  await tx.query(`delete from practice_thanks where (by_id, to_id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`, [
    staysId,
    goesId,
  ]);
  await tx.query(
    `delete from recheck where (recorded_by, answered_by) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
    [staysId, goesId],
  );
  await tx.query(
    `update practice_handover set answer = 'withdrawn', answered_at = $3
     where answer is null and (by_id, to_id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
    [staysId, goesId, at],
  );
  await tx.query(
    `delete from practice_credit c using practice p where c.practice_id = p.id
       and (p.author_id, c.member_id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
    [staysId, goesId],
  );
}

/** Names are ours alone; nothing of a request is in them. All of a row at once, because some hold only together. */
async function move(tx: Tx, table: string, columns: readonly string[], both: readonly string[]): Promise<void> {
  const anew = columns.map((column) => `${column} = case ${column} when $2 then $1 else ${column} end`);
  await tx.query(`update ${table} set ${anew.join(', ')} where $2 in (${columns.join(', ')})`, both);
}

async function moveOnce(
  tx: Tx,
  { table, by, beside, where = 'true' }: MovedOnce,
  both: readonly string[],
): Promise<void> {
  const shared = `row(${beside.join(', ')})::text`;
  await tx.query(
    `delete from ${table} where ${by} = $2 and ${where} and ${shared} in (
       select ${shared} from ${table} where ${by} = $1 and ${where})`,
    both,
  );
  await move(tx, table, [by], both);
}
