import type { Tx } from '../../platform/database/database.js';
import type { Batch } from '../engine/batch.js';
import { type Held, heldBy, regroundAwards, revokeAwards } from './awards.store.js';
import { groundTakenBack } from './by-hand.store.js';
import { helpersOf } from './helpers.queries.js';
import { standStill } from './holding.js';
import { touches, waitsForNewcomers } from './touch.rules.js';

/** Looks again at the awards that stood on what was taken back; those that hold no longer are revoked, with the reason. */
export async function takeBackBadges(tx: Tx, batch: Batch): Promise<void> {
  if (batch.takenBack.length === 0) return;
  const awards = await affected(tx, batch);
  if (awards.length === 0) return;
  const seasons = (await batch.seasons(tx)).map(({ id }) => id);
  const grounds = await standStill(tx, seasons, awards);
  for (const { subjectId } of awards) batch.badgesMoved.add(subjectId);
  await regroundAwards(tx, grounds);
  const fallen = awards.filter(({ id }) => !grounds.has(id)).map(({ id }) => id);
  await revokeAwards(tx, fallen, groundTakenBack, batch.now);
}

/** What was taken back before it was ever handled counted too, if it stood while a batch before this one looked. */
async function affected(tx: Tx, { organisationId, takenBack }: Batch): Promise<Held[]> {
  const helpers = await helpersOf(tx, takenBack);
  const units = await tx.query<{ id: string }>(`select distinct unnest(path) as id from unit where id = any($1)`, [
    takenBack.flatMap(({ unitId }) => unitId ?? []),
  ]);
  const members = takenBack.flatMap(({ memberId }) => [memberId, ...(helpers.get(memberId) ?? [])]);
  const held = await heldBy(tx, organisationId, [...new Set([...members, ...units.map(({ id }) => id)])]);
  return held.filter(
    ({ badge }) =>
      waitsForNewcomers(badge.criteria) || takenBack.some((each) => touches(badge.criteria, each, { firstStep: true })),
  );
}
