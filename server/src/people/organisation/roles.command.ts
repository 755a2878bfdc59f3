import { Injectable } from '@nestjs/common';

import type { Role } from '../../platform/actor.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { audit } from '../audit/audit.store.js';
import { lockMember } from './memberships.store.js';

export interface NewGrant {
  organisationId: string;
  memberId: string;
  role: Role;
  /** The unit a lead or manager answers for; null is the whole organisation. */
  unitId: string | null;
  /** Who decided it; null when the organisation was set up so. */
  grantedBy: string | null;
  at: Date;
}

constraintMeans('role_grant_once', () => new Problem('already_done', 'They have this role there already.'));
constraintMeans('role_grant_unit', () => new Problem('conflict', 'That unit is not there.'));

/** Gives a member a role, in effect at once on every server; it stands in the audit trail. Whoever calls decides who may. */
@Injectable()
export class GrantRole {
  async execute(tx: Tx, grant: NewGrant): Promise<string> {
    const { organisationId, memberId, role, unitId, grantedBy, at } = grant;
    if (unitId === null && (role === 'lead' || role === 'manager')) {
      throw fieldProblem('unitId', 'required', 'Please choose the unit this is for.');
    }
    const { name } = await lockMember(tx, organisationId, memberId);
    const id = newId();
    await tx.query(
      `insert into role_grant (id, organisation_id, member_id, role, unit_id, granted_by, granted_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, organisationId, memberId, role, unitId, grantedBy, at],
    );
    const target = { kind: 'member', id: memberId, name } as const;
    const by = { organisationId, memberId: grantedBy };
    await audit(tx, by, { action: 'role_given', target, reason: null, before: null, after: { role, unitId }, at });
    await notifyAll(tx, 'member-changed', memberId);
    return id;
  }
}

/** Ends a role, in effect at once on every server; that it was held stays on record. */
@Injectable()
export class EndRole {
  /** Throws `not_found` when it has ended or belongs to another organisation. */
  async execute(
    tx: Tx,
    { organisationId, grantId, at }: { organisationId: string; grantId: string; at: Date },
  ): Promise<void> {
    const [ended] = await tx.query<{ memberId: string }>(
      `update role_grant set ended_at = $3 where organisation_id = $1 and id = $2 and ended_at is null
       returning member_id as "memberId"`,
      [organisationId, grantId, at],
    );
    if (!ended) throw new Problem('not_found', 'That role has ended already.');
    await notifyAll(tx, 'member-changed', ended.memberId);
  }
}
