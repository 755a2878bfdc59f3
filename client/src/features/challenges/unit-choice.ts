import type { Unit } from '@guildhall/shared/people/organisation';

type Placed = Pick<Unit, 'id' | 'parentId'>;

/** Why a unit cannot be chosen as well: it lies inside a chosen one, or around one, and people would count twice. */
export interface InTheWay<Place> {
  lies: 'inside' | 'around';
  other: Place;
}

/** Gives the units around one, innermost first. A large council has thousands, so each is found once. */
function surroundings<Place extends Placed>(units: readonly Place[]): (unit: Placed) => Place[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const around = ({ parentId }: Placed): Place[] => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    return parent ? [parent, ...around(parent)] : [];
  };
  return around;
}

/** Which units cannot be chosen beside those that are, by their id. */
export function inTheWay<Place extends Placed>(
  units: readonly Place[],
  chosen: readonly string[],
): Map<string, InTheWay<Place>> {
  const around = surroundings(units);
  const isChosen = new Set(chosen);
  const blocked = new Map<string, InTheWay<Place>>();
  for (const unit of units) {
    const outer = around(unit);
    const inside = outer.find(({ id }) => isChosen.has(id));
    if (inside) blocked.set(unit.id, { lies: 'inside', other: inside });
    if (!isChosen.has(unit.id)) continue;
    for (const { id } of outer) if (!blocked.has(id)) blocked.set(id, { lies: 'around', other: unit });
  }
  return blocked;
}

/** All units of a kind, but for those inside another of the same kind. */
export function allOf(units: readonly Unit[], kind: Unit['kind']): string[] {
  const around = surroundings(units);
  return units
    .filter((unit) => unit.kind === kind && !around(unit).some((outer) => outer.kind === kind))
    .map(({ id }) => id);
}
