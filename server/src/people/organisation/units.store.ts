import type { Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import type { UnitKind } from './unit-kinds.rules.js';

export interface UnitRow {
  id: string;
  parentId: string | null;
  kind: UnitKind;
  name: string;
  nameCy: string | null;
  path: string[];
  closedAt: Date | null;
}

/** Told with the organisation's id to every server: a unit was added, renamed, moved or closed. */
export const UNITS_CHANGED = 'units-changed';

/**
 * SQL of the open unit that a unit is by now: itself, or where its people went when it closed, and so on; null where that
 * leads to none.
 */
export const openUnitOf = (unit: string) => `(
  with recursive went as (
    select id, closed_at, closed_into from unit where id = ${unit}
    union select n.id, n.closed_at, n.closed_into from went w join unit n on n.id = w.closed_into)
  select id from went where closed_at is null)`;

/** A unit, open or closed. Throws `not_found` for one that is not there. */
export async function anyUnit(tx: Tx, organisationId: string, id: string): Promise<UnitRow> {
  const [unit] = await tx.query<UnitRow>(
    `select id, parent_id as "parentId", kind, name, name_cy as "nameCy", path, closed_at as "closedAt"
     from unit where organisation_id = $1 and id = $2`,
    [organisationId, id],
  );
  if (!unit) throw new Problem('not_found', 'We could not find that unit.');
  return unit;
}

/** A unit that is open. Throws `not_found` for one that is not there, and `not_in_this_state` for one that is closed. */
export async function openUnit(tx: Tx, organisationId: string, id: string): Promise<UnitRow> {
  const unit = await anyUnit(tx, organisationId, id);
  if (unit.closedAt) throw new Problem('not_in_this_state', `${unit.name} is closed. What it did stays on record.`);
  return unit;
}

/** The open unit that an answer names. Throws `invalid` naming its field for one that is not there or is closed. */
export async function chosenUnit(
  tx: Tx,
  organisationId: string,
  { field, id }: { field: string; id: string },
): Promise<UnitRow> {
  try {
    return await openUnit(tx, organisationId, id);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw fieldProblem(field, 'not_open', 'That unit is not there, or is closed. Please choose another one.');
  }
}

/** Whether another open unit beside it, below the same one, has this name. */
export async function isNameTaken(
  tx: Tx,
  organisationId: string,
  { id, parentId, name }: { id: string; parentId: string | null; name: string },
): Promise<boolean> {
  const taken = await tx.query(
    `select 1 from unit where organisation_id = $1 and parent_id is not distinct from $2::uuid and id <> $3
       and lower(name) = lower($4) and closed_at is null limit 1`,
    [organisationId, parentId, id, name],
  );
  return taken.length > 0;
}
