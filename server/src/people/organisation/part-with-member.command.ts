import { Injectable } from '@nestjs/common';

import type { Actor, Role } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { audit } from '../audit/audit.store.js';
import { assertAdminStays } from './last-administrator.js';
import { MarkLeft } from './mark-left.command.js';
import { lockOrganisation } from './lock-organisation.js';

interface Parting {
  memberId: string;
  /** Whether an administrator said so, or the member left by themselves. */
  action: 'member_left' | 'member_left_themselves';
  at: Date;
}

/** A member leaves, whoever says so: everything that ends with it ends, and it stands in the audit trail. Whoever calls decides who may. */
@Injectable()
export class PartWithMember {
  constructor(private readonly left: MarkLeft) {}

  /** Throws `not_found` for a stranger or someone who has left, and `not_in_this_state` for the last administrator. */
  async execute(tx: Tx, actor: Actor, { memberId, action, at }: Parting): Promise<void> {
    const { organisationId } = actor;
    await lockOrganisation(tx, organisationId);
    const before = await rolesOf(tx, memberId);
    await this.left.execute(tx, { organisationId, memberId, at });
    if (before.some(({ role }) => role === 'admin')) await assertAdminStays(tx, organisationId);
    const target = await personOf(tx, memberId);
    await audit(tx, actor, { action, target, reason: null, before, after: [], at });
  }
}

const rolesOf = (tx: Tx, memberId: string) =>
  tx.query<{ role: Role; unitId: string | null }>(
    `select role, unit_id as "unitId" from role_grant where member_id = $1 and ended_at is null order by id`,
    [memberId],
  );

/** A member as the audit trail names them. */
export async function personOf(tx: Tx, id: string): Promise<{ kind: 'member'; id: string; name: string }> {
  const [row] = await tx.query<{ name: string }>(`select name from member where id = $1`, [id]);
  return { kind: 'member', id, name: row!.name };
}
