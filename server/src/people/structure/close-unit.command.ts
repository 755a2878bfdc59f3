import type { CloseUnitAsked } from '@guildhall/shared/people/structure';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { anyUnit, isNameTaken, openUnit, type UnitRow } from '../organisation/units.store.js';
import { EmptyUnit } from './empty-unit.command.js';
import { hindranceOf } from './hindrances.js';
import { StructureFollowers } from './structure-followers.js';
import { assertMayChange, StructureTold } from './structure-told.js';
import { lockOrganisation } from '../organisation/lock-organisation.js';

/**
 * An administrator closes a unit that is dissolved or goes on as part of another one: its people sit elsewhere from now on,
 * and what was done in it stays with it and keeps its name (docs/decisions/0010). Opened again it is as it was, without them.
 */
@Injectable()
export class CloseUnit {
  constructor(
    private readonly database: Database,
    private readonly followers: StructureFollowers,
    private readonly told: StructureTold,
    private readonly emptying: EmptyUnit,
  ) {}

  /**
   * Throws `not_allowed`, `not_found`, `not_in_this_state` for one that is closed; `invalid` naming `unit` for what stands in
   * the way (`hindranceOf`), and `toUnitId` where its people cannot go there.
   */
  async close(actor: Actor, id: string, { toUnitId }: CloseUnitAsked): Promise<void> {
    assertMayChange(actor);
    const { organisationId } = actor;
    await this.database.transaction(actor, async (tx) => {
      await lockOrganisation(tx, organisationId);
      const { name } = await openUnit(tx, organisationId, id);
      // Before a unit's or anybody's row is locked: whoever counts may be waiting for one of them.
      await this.followers.hold(tx, organisationId);
      await lockUnit(tx, id);
      const hindrance = await hindranceOf(tx, this.followers, { organisationId, unitId: id });
      if (hindrance) throw fieldProblem('unit', hindrance.code, hindrance.detail, hindrance.params);
      const { at, members, roles } = await this.emptying.execute(tx, { organisationId, unitId: id, toUnitId });
      await tx.query(`update unit set closed_at = $2, closed_into = $3 where id = $1`, [id, at, toUnitId]);
      await forgetClosed(tx, id);
      await this.followers.changed(tx, { organisationId, units: toUnitId ? [id, toUnitId] : [id] });
      const after = { toUnitId, members, roles };
      await this.told.tell(tx, actor, { action: 'unit_closed', id, name, before: null, after, besides: members });
    });
  }

  /**
   * Whoever sat in it stays where they are now. Throws `not_allowed`, `not_found`, `not_in_this_state` for one that is open;
   * `invalid` naming `unit` where what it belongs to is closed, or another unit there has its name by now.
   */
  async open(actor: Actor, id: string): Promise<void> {
    assertMayChange(actor);
    const { organisationId } = actor;
    await this.database.transaction(actor, async (tx) => {
      await lockOrganisation(tx, organisationId);
      const unit = await anyUnit(tx, organisationId, id);
      if (!unit.closedAt) throw new Problem('not_in_this_state', `${unit.name} is open already.`);
      await assertFitsBack(tx, organisationId, unit);
      await this.followers.hold(tx, organisationId);
      await tx.query(`update unit set closed_at = null, closed_into = null where id = $1`, [id]);
      await forgetClosed(tx, id);
      await beginAnew(tx, id);
      await this.followers.changed(tx, { organisationId, units: [id] });
      const before = { closedAt: unit.closedAt };
      await this.told.tell(tx, actor, { action: 'unit_opened', id, name: unit.name, before, after: null });
    });
  }
}

/** A challenge that names it and is not stored yet is waited for; one that comes later finds it closed. */
async function lockUnit(tx: Tx, id: string): Promise<void> {
  await tx.query(`select 1 from unit where id = $1 for no key update`, [id]);
}

/** Whoever is signed in and sat in it, or below it, until that closed is known by what was closed until then. */
async function forgetClosed(tx: Tx, unitId: string): Promise<void> {
  await tx.query(
    `select pg_notify('guildhall', 'member-changed ' || member_id) from (
       select distinct sat.member_id from unit u join membership sat on sat.unit_id = u.id and sat.until_closed
       where u.path @> array[$1::uuid]) m
     where exists (select 1 from sign_in s where s.member_id = m.member_id and s.ended_at is null)`,
    [unitId],
  );
}

/** Should it close once more, what is shared from now on stays with those who sit in it then. */
async function beginAnew(tx: Tx, unitId: string): Promise<void> {
  await tx.query(`update membership set until_closed = false where unit_id = $1 and until_closed`, [unitId]);
}

async function assertFitsBack(tx: Tx, organisationId: string, { id, parentId, name }: UnitRow): Promise<void> {
  const parent = parentId ? await anyUnit(tx, organisationId, parentId) : null;
  if (parent?.closedAt) {
    const params = { unit: parent.name, ...(parent.nameCy ? { unitCy: parent.nameCy } : {}) };
    throw fieldProblem(
      'unit',
      'closed_above',
      `It belongs to ${parent.name}, which is closed. Please open that first.`,
      params,
    );
  }
  if (await isNameTaken(tx, organisationId, { id, parentId, name }))
    throw fieldProblem('unit', 'name_since', 'Another unit there has this name by now. Please rename that one first.');
}
