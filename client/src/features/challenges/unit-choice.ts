import type { Unit } from '@guildhall/shared/people/organisation';

type Placed = Pick<Unit, 'id' | 'parentId'>;

/** Whether the first lies inside the second. */
function isInside(units: readonly Placed[], { parentId }: Placed, outer: string): boolean {
  if (parentId === null) return false;
  const parent = units.find(({ id }) => id === parentId);
  return parentId === outer || (parent !== undefined && isInside(units, parent, outer));
}

/** Why a unit cannot be chosen as well: it lies inside a chosen one, or around one, and people would count twice. */
export function inTheWay<Place extends Placed>(
  units: readonly Place[],
  unit: Place,
  chosen: readonly string[],
): { lies: 'inside' | 'around'; other: Place } | null {
  for (const other of units.filter(({ id }) => chosen.includes(id))) {
    if (isInside(units, unit, other.id)) return { lies: 'inside', other };
    if (isInside(units, other, unit.id)) return { lies: 'around', other };
  }
  return null;
}

/** All units of a kind, but for those inside another of the same kind. */
export function allOf(units: readonly Unit[], kind: Unit['kind']): string[] {
  const alike = units.filter((unit) => unit.kind === kind);
  return alike.filter((unit) => !alike.some(({ id }) => isInside(units, unit, id))).map(({ id }) => id);
}
