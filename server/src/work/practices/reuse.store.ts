import type { Actor } from '../../platform/actor.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { keepShare, type LockedCard, lockReachable } from './practice.store.js';
import { ReuseRow } from './reuse.row.js';

constraintMeans(
  'practice_reuse_one_open',
  () => new Problem('already_done', 'Your team is trying this already. See how it stands on the card.'),
);

const noSuchReuse = () => new Problem('not_found', 'We could not find that reuse.');

/** Locks the card of a reuse, and with it the reuse; throws `not_found` also when the caller may not read the card. */
export async function lockReuse(tx: Tx, actor: Actor, id: string): Promise<LockedCard & { reuse: ReuseRow }> {
  const reuses = tx.rows(ReuseRow);
  const known = await reuses.findOneBy({ id, organisationId: actor.organisationId });
  if (!known) throw noSuchReuse();
  const card = await lockReachable(tx, actor, known.practiceId);
  // Read again under the lock: a colleague may have been first.
  return { ...card, reuse: (await reuses.findOneBy({ id }))! };
}

export type NewReuse = Pick<
  ReuseRow,
  'id' | 'organisationId' | 'homeId' | 'practiceId' | 'unitId' | 'state' | 'startsOn' | 'intendedBy' | 'intendedAt'
>;

export async function insertReuse(tx: Tx, reuse: NewReuse): Promise<void> {
  await keepShare(tx, reuse, reuse.intendedAt);
  await tx.rows(ReuseRow).insert(reuse);
}

export async function changeReuse(tx: Tx, reuse: ReuseRow, changes: Partial<ReuseRow>): Promise<ReuseRow> {
  await tx.rows(ReuseRow).update({ id: reuse.id }, changes);
  return { ...reuse, ...changes };
}

/** How many other teams have recorded what came of a card. */
export async function countReuse(tx: Tx, practiceId: string): Promise<number> {
  const [row] = await tx.query<{ teams: number }>(
    `select count(distinct unit_id)::int as teams from practice_reuse
     where practice_id = $1 and state = 'recorded' and distance <> 'same-team'`,
    [practiceId],
  );
  return row?.teams ?? 0;
}

/** Paths of the units of all who made a card: where it came from, and where author and credited colleagues sit now. */
export async function makersPaths(tx: Tx, practiceId: string, now: Date): Promise<string[][]> {
  const rows = await tx.query<{ path: string[] }>(
    `with makers as (
       select author_id as member_id from practice where id = $1
       union select member_id from practice_credit where practice_id = $1 and member_id is not null
     )
     select coalesce(u.path, '{}') as path
     from makers left join membership ms on ms.member_id = makers.member_id and ms.during @> $2::timestamptz
     left join unit u on u.id = ms.unit_id
     union all
     select u.path from practice p join unit u on u.id = p.unit_id where p.id = $1`,
    [practiceId, now],
  );
  return rows.map(({ path }) => path);
}

/** The path of a unit, outermost first. */
export async function pathOf(tx: Tx, unitId: string): Promise<string[]> {
  const [unit] = await tx.query<{ path: string[] }>(`select path from unit where id = $1`, [unitId]);
  return unit?.path ?? [];
}
