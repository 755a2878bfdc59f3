import { Injectable } from '@nestjs/common';

import type { Actor, Role } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { type Action, can } from '../access/can.js';
import { audit } from '../audit/audit.store.js';
import { MarkLeft } from './mark-left.command.js';
import { MarkReturned } from './mark-returned.command.js';
import { EndRole } from './roles.command.js';

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
    private readonly left: MarkLeft,
    private readonly returned: MarkReturned,
    private readonly role: EndRole,
  ) {}

  /** Throws `not_allowed`, `not_found` for a stranger, and `not_in_this_state` for the last administrator. */
  async sayLeft(actor: Actor, memberId: string): Promise<void> {
    const { organisationId } = actor;
    assertMay(actor, 'member.say-left');
    await this.database.transaction(actor, async (tx) => {
      await lockRoles(tx, organisationId);
      const before = await rolesOf(tx, memberId);
      const at = this.clock.now();
      await this.left.execute(tx, { organisationId, memberId, at });
      await assertAdminStays(tx, organisationId);
      const target = await personOf(tx, memberId);
      await audit(tx, actor, { action: 'member_left', target, reason: null, before, after: [], at });
    });
  }

  /** Throws `not_allowed`, `not_found` for a stranger or somebody who is here. */
  async sayReturned(actor: Actor, memberId: string): Promise<void> {
    assertMay(actor, 'member.say-left');
    await this.database.transaction(actor, async (tx) => {
      const at = this.clock.now();
      await this.returned.execute(tx, { organisationId: actor.organisationId, memberId, at });
      const target = await personOf(tx, memberId);
      await audit(tx, actor, { action: 'member_returned', target, reason: null, before: null, after: null, at });
    });
  }

  /** Throws `not_allowed`, `not_found` when it has ended, and `not_in_this_state` for the last administrator. */
  async endRole(actor: Actor, grantId: string): Promise<void> {
    const { organisationId } = actor;
    assertMay(actor, 'role.end');
    await this.database.transaction(actor, async (tx) => {
      await lockRoles(tx, organisationId);
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

/** One at a time in an organisation: two administrators who end each other's role would leave none. */
async function lockRoles(tx: Tx, organisationId: string): Promise<void> {
  await tx.query(`select 1 from organisation where id = $1 for no key update`, [organisationId]);
}

async function assertAdminStays(tx: Tx, organisationId: string): Promise<void> {
  const admins = await tx.query(
    `select 1 from role_grant g join member m on m.id = g.member_id and m.left_at is null
     where g.organisation_id = $1 and g.role = 'admin' and g.ended_at is null limit 1`,
    [organisationId],
  );
  if (admins.length === 0)
    throw new Problem('not_in_this_state', 'This is the last administrator. Please make somebody else one first.');
}

const rolesOf = (tx: Tx, memberId: string) =>
  tx.query<Held>(
    `select role, unit_id as "unitId" from role_grant where member_id = $1 and ended_at is null order by id`,
    [memberId],
  );

async function personOf(tx: Tx, id: string): Promise<{ kind: 'member'; id: string; name: string }> {
  const [row] = await tx.query<{ name: string }>(`select name from member where id = $1`, [id]);
  return { kind: 'member', id, name: row!.name };
}
