import type { Unit } from '@guildhall/shared/people/organisation';

type Placed = Pick<Unit, 'id' | 'parentId'>;

/** The units around one, innermost first. */
function around(units: readonly Placed[], { parentId }: Placed): string[] {
  const parent = parentId === null ? undefined : units.find(({ id }) => id === parentId);
  return parent ? [parent.id, ...around(units, parent)] : [];
}

/** Why a unit cannot be chosen as well: it lies inside a chosen one, or around one, and people would count twice. */
export function inTheWay<Place extends Placed>(
  units: readonly Place[],
  unit: Place,
  chosen: readonly string[],
): { lies: 'inside' | 'around'; other: Place } | null {
  const outer = around(units, unit);
  for (const other of units.filter(({ id }) => chosen.includes(id))) {
    if (outer.includes(other.id)) return { lies: 'inside', other };
    if (around(units, other).includes(unit.id)) return { lies: 'around', other };
  }
  return null;
}

/** All units of a kind, but for those inside another of the same kind. */
export function allOf(units: readonly Unit[], kind: Unit['kind']): string[] {
  const alike = new Set(units.filter((unit) => unit.kind === kind).map(({ id }) => id));
  return units
    .filter((unit) => alike.has(unit.id) && !around(units, unit).some((id) => alike.has(id)))
    .map(({ id }) => id);
}
