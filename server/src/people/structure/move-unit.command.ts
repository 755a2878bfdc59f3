import type { MoveUnitAsked } from '@guildhall/shared/people/structure';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { kindsBelow } from '../organisation/unit-kinds.rules.js';
import { DEEPEST } from '../organisation/unit-paths.rules.js';
import { chosenUnit, isNameTaken, openUnit, type UnitRow } from '../organisation/units.store.js';
import { StructureFollowers } from './structure-followers.js';
import { assertMayChange, StructureTold } from './structure-told.js';
import { lockOrganisation } from '../organisation/lock-organisation.js';

/**
 * An administrator has a unit belong to another one from now on, with everything in it. Its people, roles and history come
 * with it; whoever reckons by the tree follows in the same transaction, or objects.
 */
@Injectable()
export class MoveUnit {
  constructor(
    private readonly database: Database,
    private readonly followers: StructureFollowers,
    private readonly told: StructureTold,
  ) {}

  /**
   * Throws `not_allowed`, `not_found`, `not_in_this_state` for a closed one; `invalid` naming `parentId` where it cannot
   * belong there: not open, within itself, the wrong kind, too deep, a name that is taken, or a challenge that is under way.
   */
  async execute(actor: Actor, id: string, { parentId }: MoveUnitAsked): Promise<void> {
    assertMayChange(actor);
    const { organisationId } = actor;
    await this.database.transaction(actor, async (tx) => {
      await lockOrganisation(tx, organisationId);
      const unit = await openUnit(tx, organisationId, id);
      if (unit.parentId === parentId) return;
      const above = parentId ? await chosenUnit(tx, organisationId, { field: 'parentId', id: parentId }) : null;
      await assertFits(tx, organisationId, unit, above);
      // Before a unit's row is locked: whoever counts may be waiting for somebody who waits for it.
      await this.followers.hold(tx, organisationId);
      const after = above?.path ?? [];
      const move = { organisationId, unitId: id, before: unit.path.slice(0, -1), after };
      const objection = await this.followers.objection(tx, move);
      if (objection) throw fieldProblem('parentId', objection.code, objection.detail, objection.params);
      await place(tx, unit, parentId, after);
      await this.followers.follow(tx, move);
      await forgetPaths(tx, id);
      const change = { before: { parentId: unit.parentId }, after: { parentId } };
      await this.told.tell(tx, actor, { action: 'unit_moved', id, name: unit.name, ...change });
    });
  }
}

async function assertFits(tx: Tx, organisationId: string, unit: UnitRow, above: UnitRow | null): Promise<void> {
  if (above?.path.includes(unit.id))
    throw fieldProblem('parentId', 'within_itself', 'A unit cannot belong to itself, nor to what is in it.');
  if (!kindsBelow(above?.kind ?? 'nothing', above?.path.length ?? 0).includes(unit.kind))
    throw fieldProblem('parentId', 'not_there', 'A unit of this kind cannot belong there. Please choose another one.');
  // Closed units come with it, too.
  const [below] = await tx.query<{ levels: number }>(
    `select max(cardinality(path))::int - $2::int + 1 as levels from unit where path @> array[$1::uuid]`,
    [unit.id, unit.path.length],
  );
  if ((above?.path.length ?? 0) + below!.levels > DEEPEST)
    throw fieldProblem('parentId', 'too_deep', 'Units go four levels deep at most. Please choose another one.');
  if (await isNameTaken(tx, organisationId, { id: unit.id, parentId: above?.id ?? null, name: unit.name }))
    throw fieldProblem('parentId', 'name_there', 'Another unit there has this name already. Please rename one first.');
}

/** The unit and everything in it, closed units as well, get their new paths. */
async function place(tx: Tx, unit: UnitRow, parentId: string | null, after: readonly string[]): Promise<void> {
  await tx.query(
    `update unit set path = $3::uuid[] || path[$2:], parent_id = case when id = $1 then $4::uuid else parent_id end
     where path @> array[$1::uuid]`,
    [unit.id, unit.path.length, after, parentId],
  );
}

/** Whoever is signed in from within it, or has a role there, is known by the old path until then. */
async function forgetPaths(tx: Tx, unitId: string): Promise<void> {
  await tx.query(
    `with inside as (select id from unit where path @> array[$1::uuid])
     select pg_notify('guildhall', 'member-changed ' || member_id) from (
       select member_id from membership where unit_id in (select id from inside) and upper(during) is null
       union select member_id from role_grant where unit_id in (select id from inside) and ended_at is null) m
     where exists (select 1 from sign_in s where s.member_id = m.member_id and s.ended_at is null)`,
    [unitId],
  );
}
