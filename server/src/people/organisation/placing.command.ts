import type { GiveRole, MoveTo } from '@guildhall/shared/people/people';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { type Action, can } from '../access/can.js';
import { audit } from '../audit/audit.store.js';
import { MoveMember } from './move-member.command.js';
import { GrantRole } from './roles.command.js';
import { chosenUnit } from './units.store.js';
import { lockOrganisation } from './lock-organisation.js';

/** Administrators say where somebody sits from now on and which roles they have. It stands in the audit trail. */
@Injectable()
export class Placing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly moving: MoveMember,
    private readonly granting: GrantRole,
  ) {}

  /**
   * From now on; where they sat before stays on record, and so does what they did there. Nothing happens where they sit
   * there already. Throws `not_allowed`, `not_found` for a stranger or somebody who has left, `invalid` for a unit that is
   * not open.
   */
  async move(actor: Actor, memberId: string, { unitId }: MoveTo): Promise<void> {
    assertMay(actor, 'member.move');
    const { organisationId } = actor;
    await this.database.transaction(actor, async (tx) => {
      await lockOrganisation(tx, organisationId);
      if (unitId) await chosenUnit(tx, organisationId, { field: 'unitId', id: unitId });
      const at = this.clock.now();
      const { from, name } = await this.moving.execute(tx, { organisationId, memberId, unitId, at });
      if (from === unitId) return;
      const target = { kind: 'member', id: memberId, name } as const;
      const line = { action: 'member_moved', target, reason: null, at } as const;
      await audit(tx, actor, { ...line, before: { unitId: from }, after: { unitId } });
    });
  }

  /**
   * In force at once. Throws `not_allowed`, `not_found` for a stranger or somebody who has left, `already_done` for a role
   * they have there, `invalid` for a unit that is not open.
   */
  async giveRole(actor: Actor, memberId: string, { role, unitId }: GiveRole): Promise<void> {
    assertMay(actor, 'role.give');
    const { organisationId } = actor;
    await this.database.transaction(actor, async (tx) => {
      await lockOrganisation(tx, organisationId);
      if (unitId) await chosenUnit(tx, organisationId, { field: 'unitId', id: unitId });
      const grant = { organisationId, memberId, role, unitId, grantedBy: actor.memberId, at: this.clock.now() };
      await this.granting.execute(tx, grant);
    });
  }
}

function assertMay(actor: Actor, action: Action): void {
  if (can(actor, action, { organisationId: actor.organisationId })) return;
  throw new Problem('not_allowed', 'Only an administrator says where people sit and which roles they have.');
}
