import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { namesParty } from './party-names.rules.js';
import { type PlacedUnit, placeUnits } from './unit-paths.rules.js';

export interface NewUnit extends PlacedUnit {
  kind: 'directorate' | 'department' | 'team' | 'cohort';
  name: string;
  nameCy?: string;
}

const refusals = {
  'no-such-parent': 'The unit it should belong to is not there.',
  circle: 'A unit cannot belong to itself, not even by way of others.',
  'too-deep': 'Units go four levels deep at most.',
  twice: 'A unit with this id is there already.',
  party: 'No unit is named by a party, because councillors of all of them take part together.',
};

/** Adds units to an organisation's structure, many at once and in any order. Whoever calls decides who may. */
@Injectable()
export class AddUnits {
  /** Throws `conflict` naming the first unit that does not fit, or is named by a party; then none is added. */
  async execute(tx: Tx, organisationId: string, units: readonly NewUnit[]): Promise<void> {
    const party = units.find(({ kind, name, nameCy }) => namesParty(kind, name, nameCy));
    if (party) throw new Problem('conflict', `${party.name}: ${refusals.party}`);
    const placed = placeUnits(units, await this.pathsNear(tx, organisationId, units));
    if (placed.outcome === 'refused') {
      const name = units.find(({ id }) => id === placed.unitId)?.name;
      throw new Problem('conflict', `${name}: ${refusals[placed.reason]}`);
    }
    const rows = units.map(({ id, parentId, kind, name, nameCy }) => ({
      ...{ id, parent_id: parentId, kind, name, name_cy: nameCy ?? null },
      path: placed.paths.get(id),
    }));
    await tx.query(
      `insert into unit (id, organisation_id, parent_id, kind, name, name_cy, path)
       select u.id, $1, u.parent_id, u.kind, u.name, u.name_cy, u.path
       from jsonb_to_recordset($2::jsonb) as u (id uuid, parent_id uuid, kind text, name text, name_cy text, path uuid[])`,
      [organisationId, JSON.stringify(rows)],
    );
  }

  /** Paths of the units that are named and there already. */
  private async pathsNear(tx: Tx, organisationId: string, units: readonly NewUnit[]): Promise<Map<string, string[]>> {
    const named = units.flatMap(({ id, parentId }) => (parentId ? [id, parentId] : [id]));
    const rows = await tx.query<{ id: string; path: string[] }>(
      `select id, path from unit where organisation_id = $1 and id = any($2::uuid[])`,
      [organisationId, named],
    );
    return new Map(rows.map(({ id, path }) => [id, path]));
  }
}
