import type { NewUnit } from '../people/organisation/add-units.command.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { UNIT_KINDS } from './people-list.rules.js';

interface OpenUnit {
  id: string;
  parentId: string | null;
  name: string;
}

export interface UnitsOfList {
  idOf(path: readonly string[]): string | null;
  missing: NewUnit[];
}

const keyOf = (path: readonly string[]) => path.map((name) => name.toLowerCase()).join('\n');

/** The unit of each path of names, whatever their case; those that are not there are to be added. */
export async function unitsOfList(
  tx: Tx,
  organisationId: string,
  paths: readonly (readonly string[])[],
): Promise<UnitsOfList> {
  const ids = await openUnits(tx, organisationId);
  const missing: NewUnit[] = [];
  for (const path of paths) {
    for (const [depth, name] of path.entries()) {
      const key = keyOf(path.slice(0, depth + 1));
      if (ids.has(key)) continue;
      const parentId = depth === 0 ? null : ids.get(keyOf(path.slice(0, depth)))!;
      const unit = { id: newId(), parentId, kind: UNIT_KINDS[depth]!, name };
      missing.push(unit);
      ids.set(key, unit.id);
    }
  }
  return { idOf: (path) => ids.get(keyOf(path)) ?? null, missing };
}

async function openUnits(tx: Tx, organisationId: string): Promise<Map<string, string>> {
  const units = await tx.query<OpenUnit>(
    `select id, parent_id as "parentId", name from unit
     where organisation_id = $1 and closed_at is null order by cardinality(path), id`,
    [organisationId],
  );
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
