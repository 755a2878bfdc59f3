import type { Tx } from '../../platform/database/database.js';
import type { Held } from './awards.store.js';
import type { Earned } from './criteria.rules.js';
import { earnedBy } from './earned.queries.js';
import { type Instance, instancesOf } from './instances.rules.js';

/** What an award stands on. */
export interface Ground {
  instance: Instance;
  earned: Earned;
}

/**
 * How these awards still hold, by their ids, those that do not left out; a badge earned once may hold in another season than
 * the one it was given for. Awards of one earning are looked at together, however many hold it.
 */
export async function standStill(
  tx: Tx,
  seasons: readonly string[],
  awards: readonly Held[],
): Promise<Map<string, Ground>> {
  const grounds = new Map<string, Ground>();
  const earnings = Map.groupBy(awards, ({ badge, instance: { key, seasonId } }) =>
    [badge.id, badge.version, key, seasonId].join(),
  );
  for (const held of earnings.values()) {
    const { badge, instance } = held[0]!;
    const others = badge.repeat === 'once' ? instancesOf(badge, { seasons, sources: [] }) : [];
    for (const each of [instance, ...others]) {
      const left = held.filter(({ id }) => !grounds.has(id));
      const subjects = left.map(({ subjectId }) => subjectId);
      const earned = await earnedBy(tx, badge, each, subjects);
      for (const { id, subjectId } of left) {
        const found = earned.get(subjectId);
        if (found) grounds.set(id, { instance: each, earned: found });
      }
    }
  }
  return grounds;
}
