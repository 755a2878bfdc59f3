import type { Tx } from '../../platform/database/database.js';
import type { Batch } from '../engine/batch.js';
import { type Held, heldBy, regroundAward, revokeAwards } from './awards.store.js';
import { groundTakenBack } from './by-hand.store.js';
import { helpersOf } from './helpers.queries.js';
import { standsStill } from './holding.js';
import { touches, waitsForNewcomers } from './touch.rules.js';

/** Looks again at the awards that stood on what was taken back; those that hold no longer are revoked, with the reason. */
export async function takeBackBadges(tx: Tx, batch: Batch): Promise<void> {
  if (batch.takenBack.length === 0) return;
  const fallen: string[] = [];
  const seasons = (await batch.seasons(tx)).map(({ id }) => id);
  for (const held of await affected(tx, batch)) {
    const found = await standsStill(tx, seasons, held);
    batch.badgesMoved.add(held.subjectId);
    if (found) await regroundAward(tx, held.id, found.earned, found.instance.seasonId);
    else fallen.push(held.id);
  }
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
