import type { Tx } from '../../platform/database/database.js';
import type { Held } from './awards.store.js';
import type { Earned } from './criteria.rules.js';
import { earnedBy } from './earned.queries.js';
import { type Instance, instancesOf } from './instances.rules.js';

/** How an award still holds; a badge earned once may hold in another season than the one it was given for. */
export async function standsStill(
  tx: Tx,
  seasons: readonly string[],
  { badge, instance, subjectId }: Held,
): Promise<{ instance: Instance; earned: Earned } | null> {
  const others = badge.repeat === 'once' ? instancesOf(badge, { seasons, sources: [] }) : [];
  for (const each of [instance, ...others]) {
    const earned = (await earnedBy(tx, badge, each, [subjectId])).get(subjectId);
    if (earned) return { instance: each, earned };
  }
  return null;
}
