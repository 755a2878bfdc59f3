import { closedUnitsOf } from '../../people/organisation/memberships.store.js';
import type { Actor } from '../../platform/actor.js';

/**
 * What a reader is reached through: their organisation, their unit, the directorate above it, and themselves. Cards that a
 * unit shared among its own people stay theirs when it closes, wherever they sit now (docs/decisions/0010).
 */
export function reachesOf(actor: Actor): string[] {
  const { organisationId, memberId, unitPath, closedUnits = [] } = actor;
  return [organisationId, memberId, ...unitPath.slice(0, 1), ...unitPath.slice(-1), ...closedUnits];
}

/** SQL of the same for a member `m` who sits in the unit `u`, or in none. */
export const REACHES = `(array[m.organisation_id, m.id, u.path[1], u.path[cardinality(u.path)]] || ${closedUnitsOf('m.id')})`;

/**
 * SQL of the cards that reach a reader, to read from as if it were the table `practice`. Every reading of cards by
 * others than the system begins with this, so that none can forget the audience. The arguments are placeholders of the
 * reader's organisation and of `reachesOf`.
 */
export const reachable = (organisation: string, reaches: string) =>
  `reachable_practice(${organisation}::uuid, ${reaches}::uuid[])`;

/** The two parts of `reachable`, for what is ordered: each part gives its first rows in order, and is then done. */
export const reachableParts = (organisation: string, reaches: string) => [
  `own_practice(${organisation}::uuid, ${reaches}::uuid[])`,
  `partner_practice(${organisation}::uuid)`,
];
