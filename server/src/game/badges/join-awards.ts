import type { TwoAccounts } from '../../people/organisation/two-accounts.js';
import type { Tx } from '../../platform/database/database.js';
import { heldBy, regroundAwards, revokeAwards } from './awards.store.js';
import { groundTakenBack } from './by-hand.store.js';
import { standStill } from './holding.js';

/** Badges of somebody who stood twice are one person's; of two of one kind, the second is taken back. Before the engine looks. */
export async function joinAwards(
  tx: Tx,
  { staysId, goesId, at }: TwoAccounts,
): Promise<{ moved: number; doubled: number }> {
  const moved = await tx.query<{ id: string; revoked: boolean }>(
    `update badge_award g set member_id = $1
     where g.member_id = $2 and not exists (select 1 from badge_award s where s.member_id = $1
       and s.badge_id = g.badge_id and s.instance_key = g.instance_key)
     returning g.id, g.revoked_at is not null as revoked`,
    [staysId, goesId],
  );
  await tx.query(`update badge_hand set member_id = $1 where award_id = any($2)`, [staysId, moved.map(({ id }) => id)]);
  const doubled = await tx.query<{ id: string }>(
    `select id from badge_award where member_id = $1 and revoked_at is null`,
    [goesId],
  );
  await revokeAwards(
    tx,
    doubled.map(({ id }) => id),
    groundTakenBack,
    at,
  );
  return { moved: moved.filter(({ revoked }) => !revoked).length, doubled: doubled.length };
}

/** What their badges stand on has been written anew; what holds no longer is taken back. After the engine has looked. */
export async function lookAgain(tx: Tx, { organisationId, staysId, at }: TwoAccounts): Promise<void> {
  const seasons = await tx.query<{ id: string }>(`select id from season where organisation_id = $1`, [organisationId]);
  const awards = await heldBy(tx, organisationId, [staysId]);
  const grounds = await standStill(
    tx,
    seasons.map(({ id }) => id),
    awards,
  );
  await regroundAwards(tx, grounds);
  const fallen = awards.filter(({ id }) => !grounds.has(id)).map(({ id }) => id);
  await revokeAwards(tx, fallen, groundTakenBack, at);
}
