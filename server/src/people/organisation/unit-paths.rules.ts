/** Directorate, department, team, and one more for cohorts within. */
export const DEEPEST = 4;

export interface PlacedUnit {
  id: string;
  parentId: string | null;
}

export type Paths =
  | { outcome: 'placed'; paths: Map<string, string[]> }
  | { outcome: 'refused'; unitId: string; reason: 'no-such-parent' | 'circle' | 'too-deep' | 'twice' };

/**
 * The path of each new unit, outermost first, whatever order they come in.
 * `known` holds the paths of units that are there already. Invariant I5: no circles, at most four levels.
 */
export function placeUnits(units: readonly PlacedUnit[], known: ReadonlyMap<string, readonly string[]>): Paths {
  const fresh = new Map(units.map((unit) => [unit.id, unit]));
  const twice = units.find((unit) => known.has(unit.id) || fresh.get(unit.id) !== unit);
  if (twice) return { outcome: 'refused', unitId: twice.id, reason: 'twice' };
  const paths = new Map<string, string[]>();
  for (const unit of units) {
    const path = climb(unit, fresh, known);
    if (typeof path === 'string') return { outcome: 'refused', unitId: unit.id, reason: path };
    if (path.length > DEEPEST) return { outcome: 'refused', unitId: unit.id, reason: 'too-deep' };
    paths.set(unit.id, path);
  }
  return { outcome: 'placed', paths };
}

/** Walks from a unit to the outermost one. */
function climb(
  unit: PlacedUnit,
  fresh: ReadonlyMap<string, PlacedUnit>,
  known: ReadonlyMap<string, readonly string[]>,
): string[] | 'no-such-parent' | 'circle' {
  const path: string[] = [];
  for (let at: PlacedUnit | undefined = unit; at;) {
    if (path.includes(at.id)) return 'circle';
    path.unshift(at.id);
    if (at.parentId === null) return path;
    const above: readonly string[] | undefined = known.get(at.parentId);
    if (above) return [...above, ...path];
    at = fresh.get(at.parentId);
  }
  return 'no-such-parent';
}
