import type { ReturnTo } from '@guildhall/shared/people/people';
import { Injectable } from '@nestjs/common';

import type { Actor, Role } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { type Action, can } from '../access/can.js';
import { audit } from '../audit/audit.store.js';
import { assertAdminStays } from './last-administrator.js';
import { MarkReturned } from './mark-returned.command.js';
import { PartWithMember, personOf } from './part-with-member.command.js';
import { EndRole } from './roles.command.js';
import { lockOrganisation } from './lock-organisation.js';

interface Held {
  role: Role;
  unitId: string | null;
}

/** What administrators say of people: that they have left or come back, or that a role has ended. It stands in the audit trail. */
@Injectable()
export class PeopleMoves {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly parting: PartWithMember,
    private readonly returned: MarkReturned,
    private readonly role: EndRole,
  ) {}

  /** Throws `not_allowed`, `not_found` for a stranger, and `not_in_this_state` for the last administrator. */
  async sayLeft(actor: Actor, memberId: string): Promise<void> {
    assertMay(actor, 'member.say-left');
    await this.database.transaction(actor, (tx) =>
      this.parting.execute(tx, actor, { memberId, action: 'member_left', at: this.clock.now() }),
    );
  }

  /** Throws `not_allowed`, `not_found` for a stranger or somebody who is here, `invalid` for a unit that is not open. */
  async sayReturned(actor: Actor, memberId: string, { unitId }: ReturnTo): Promise<void> {
    assertMay(actor, 'member.say-left');
    await this.database.transaction(actor, async (tx) => {
      const at = this.clock.now();
      await this.returned.execute(tx, { organisationId: actor.organisationId, memberId, unitId, at });
      const target = await personOf(tx, memberId);
      await audit(tx, actor, { action: 'member_returned', target, reason: null, before: null, after: null, at });
    });
  }

  /** Throws `not_allowed`, `not_found` when it has ended, and `not_in_this_state` for the last administrator. */
  async endRole(actor: Actor, grantId: string): Promise<void> {
    const { organisationId } = actor;
    assertMay(actor, 'role.end');
    await this.database.transaction(actor, async (tx) => {
      await lockOrganisation(tx, organisationId);
      const at = this.clock.now();
      await this.role.execute(tx, { organisationId, grantId, at });
      await assertAdminStays(tx, organisationId);
      const [ended] = await tx.query<Held & { memberId: string }>(
        `select member_id as "memberId", role, unit_id as "unitId" from role_grant where id = $1`,
        [grantId],
      );
      const { memberId, ...before } = ended!;
      const target = await personOf(tx, memberId);
      await audit(tx, actor, { action: 'role_ended', target, reason: null, before, after: null, at });
    });
  }
}

function assertMay(actor: Actor, action: Action): void {
  if (can(actor, action, { organisationId: actor.organisationId })) return;
  throw new Problem('not_allowed', 'Only an administrator says who has left and which roles have ended.');
}
