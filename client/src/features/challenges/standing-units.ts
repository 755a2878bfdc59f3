import type { ChallengeSnapshot, ChallengeUnit } from '@guildhall/shared/game/challenges';
import { type Band, bandOf, named, namedAtMost, ranked } from '@guildhall/shared/game/places';

export interface StandingUnit {
  unit: ChallengeUnit;
  /** Its place, where that is told: of a race the first ones, and never one of the last third (DESIGN §6). */
  place: number | null;
}

/**
 * Units as their screen lists them: of a race those whose place is told, in the order of places; then all the others by
 * name, so that nothing is told from the end. `nameOf` gives a name as the reader reads it, in `language`.
 */
export function standingUnits(
  { mode, units }: Pick<ChallengeSnapshot, 'mode' | 'units'>,
  nameOf: (unit: ChallengeUnit) => string,
  language: string,
): StandingUnit[] {
  const places = mode === 'breadth' ? racing(units) : [];
  const told = named(places, places.length, namedAtMost.team);
  const first = new Set(told.map(({ unit }) => unit));
  const others = units
    .filter((unit) => !first.has(unit))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), language, { numeric: true }) || (a.unitId < b.unitId ? -1 : 1));
  return [...told.map(({ unit, rank }) => ({ unit, place: rank })), ...others.map((unit) => ({ unit, place: null }))];
}

/** Where one's own unit stands in a race, as a band; null where units do not race, or it takes no part. */
export function ownBand({ mode, units }: Pick<ChallengeSnapshot, 'mode' | 'units'>, own: string | null): Band | null {
  if (mode !== 'breadth' || !units.some(({ unitId }) => unitId === own)) return null;
  const order = racing(units);
  return bandOf(order.find(({ id }) => id === own)?.rank ?? null, order.length);
}

/** Those with a score, by place. */
function racing(units: readonly ChallengeUnit[]) {
  return ranked(
    units.map((unit) => ({
      id: unit.unitId,
      name: unit.name,
      score: unit.score,
      reachedAt: new Date(unit.reachedAt ?? 0),
      unit,
    })),
  );
}
