import type { NewUnit } from '../people/organisation/add-units.command.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { UNIT_KINDS } from './people-list.rules.js';

interface NamedUnit {
  id: string;
  parentId: string | null;
  name: string;
  closed: boolean;
}

export interface UnitsOfList {
  idOf(path: readonly string[]): string | null;
  missing: NewUnit[];
  /** The closed unit that a path leads to or through, by its name; null where there is none. */
  closedOn(path: readonly string[]): string | null;
}

const keyOf = (path: readonly string[]) => path.map((name) => name.toLowerCase()).join('\n');

/** The open unit of each path of names, whatever their case; those that are not there are to be added. */
export async function unitsOfList(
  tx: Tx,
  organisationId: string,
  paths: readonly (readonly string[])[],
): Promise<UnitsOfList> {
  const units = await namedUnits(tx, organisationId);
  const ids = byPath(units.filter(({ closed }) => !closed));
  const all = byPath(units);
  const closedOn = (path: readonly string[]) =>
    path.find((_, depth) => {
      const key = keyOf(path.slice(0, depth + 1));
      return all.has(key) && !ids.has(key);
    }) ?? null;
  const missing: NewUnit[] = [];
  for (const path of paths) {
    if (closedOn(path)) continue;
    for (const [depth, name] of path.entries()) {
      const key = keyOf(path.slice(0, depth + 1));
      if (ids.has(key)) continue;
      const parentId = depth === 0 ? null : ids.get(keyOf(path.slice(0, depth)))!;
      const unit = { id: newId(), parentId, kind: UNIT_KINDS[depth]!, name };
      missing.push(unit);
      ids.set(key, unit.id);
    }
  }
  return { idOf: (path) => ids.get(keyOf(path)) ?? null, missing, closedOn };
}

function namedUnits(tx: Tx, organisationId: string): Promise<NamedUnit[]> {
  return tx.query<NamedUnit>(
    `select id, parent_id as "parentId", name, closed_at is not null as closed from unit
     where organisation_id = $1 order by cardinality(path), id`,
    [organisationId],
  );
}

/** The id of each path of names. */
function byPath(units: readonly NamedUnit[]): Map<string, string> {
  const pathOf = new Map<string, string[]>();
  const ids = new Map<string, string>();
  for (const { id, parentId, name } of units) {
    const path = [...((parentId && pathOf.get(parentId)) || []), name];
    pathOf.set(id, path);
    // Of two with the same names the older is meant.
    if (!ids.has(keyOf(path))) ids.set(keyOf(path), id);
  }
  return ids;
}
