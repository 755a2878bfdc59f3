import type { MadeUnit, NewUnitAsked, UnitNames } from '@guildhall/shared/people/structure';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { AddUnits } from '../organisation/add-units.command.js';
import { namesParty } from '../organisation/party-names.rules.js';
import { kindsBelow } from '../organisation/unit-kinds.rules.js';
import { chosenUnit, isNameTaken, openUnit } from '../organisation/units.store.js';
import { assertMayChange, StructureTold } from './structure-told.js';
import { lockOrganisation } from '../organisation/lock-organisation.js';

/** Administrators add and rename units. It stands in the audit trail, and everyone's pages name them so at once. */
@Injectable()
export class ChangeStructure {
  constructor(
    private readonly database: Database,
    private readonly adding: AddUnits,
    private readonly told: StructureTold,
  ) {}

  /**
   * Throws `not_allowed`; `invalid` naming `parentId` for a unit that is not there or is closed, `kind` for one that cannot
   * belong there, `name` for one that is taken beside it or names a party.
   */
  async add(actor: Actor, { kind, parentId, name, nameCy }: NewUnitAsked): Promise<MadeUnit> {
    assertMayChange(actor);
    return this.database.transaction(actor, async (tx) => {
      const { organisationId } = actor;
      await lockOrganisation(tx, organisationId);
      const above = parentId ? await chosenUnit(tx, organisationId, { field: 'parentId', id: parentId }) : null;
      if (!kindsBelow(above?.kind ?? 'nothing', above?.path.length ?? 0).includes(kind))
        throw fieldProblem('kind', 'not_there', 'A unit of this kind cannot belong there. Please choose another kind.');
      assertNoParty(kind, { name, nameCy });
      const unit = { id: newId(), parentId, kind, name, ...(nameCy ? { nameCy } : {}) };
      await assertNameFree(tx, organisationId, unit);
      await this.adding.execute(tx, organisationId, [unit]);
      await this.told.tell(tx, actor, { action: 'unit_added', id: unit.id, name, before: null, after: unit });
      return { id: unit.id };
    });
  }

  /** Throws `not_allowed`, `not_found`, `not_in_this_state` for a closed one, `invalid` for a name that is taken beside it or names a party. */
  async rename(actor: Actor, id: string, names: UnitNames): Promise<void> {
    assertMayChange(actor);
    await this.database.transaction(actor, async (tx) => {
      const { organisationId } = actor;
      await lockOrganisation(tx, organisationId);
      const { parentId, ...unit } = await openUnit(tx, organisationId, id);
      const before: UnitNames = { name: unit.name, nameCy: unit.nameCy };
      if (before.name === names.name && before.nameCy === names.nameCy) return;
      assertNoParty(unit.kind, names);
      await assertNameFree(tx, organisationId, { id, parentId, name: names.name });
      await tx.query(`update unit set name = $2, name_cy = $3 where id = $1`, [id, names.name, names.nameCy]);
      await this.told.tell(tx, actor, { action: 'unit_renamed', id, name: names.name, before, after: names });
    });
  }
}

/** Whether the English name or the Welsh one does it, it is told of that one (model I16). */
function assertNoParty(kind: string, { name, nameCy }: UnitNames): void {
  const field = namesParty(kind, name) ? 'name' : namesParty(kind, nameCy) ? 'nameCy' : null;
  if (field)
    throw fieldProblem(field, 'party', 'No unit is named by a party: councillors of all of them take part together.');
}

async function assertNameFree(
  tx: Tx,
  organisationId: string,
  unit: { id: string; parentId: string | null; name: string },
): Promise<void> {
  if (await isNameTaken(tx, organisationId, unit))
    throw fieldProblem('name', 'taken', 'Another unit there has this name already. Please choose another.');
}
