import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { StoredSignIns } from '../identity/sign-ins.js';
import { closeMemberships, lockMember, MEMBERSHIPS_CHANGED } from './memberships.store.js';

export interface Leaving {
  organisationId: string;
  memberId: string;
  at: Date;
}

/**
 * A member leaves the organisation: membership, roles and sign-ins end, their contributions stay.
 * Features that rely on them hear `member-changed`. Whoever calls decides who may.
 */
@Injectable()
export class MarkLeft {
  constructor(private readonly signIns: StoredSignIns) {}

  /** Throws `not_found` for a stranger or someone who has left. */
  async execute(tx: Tx, { organisationId, memberId, at }: Leaving): Promise<void> {
    await lockMember(tx, organisationId, memberId);
    await tx.query(`update member set left_at = $2 where id = $1`, [memberId, at]);
    await closeMemberships(tx, memberId, at);
    await tx.query(`update role_grant set ended_at = $2 where member_id = $1 and ended_at is null`, [memberId, at]);
    await this.signIns.endOthers(tx, { memberId, signInId: null });
    await notifyAll(tx, 'member-changed', memberId);
    await notifyAll(tx, MEMBERSHIPS_CHANGED, organisationId);
  }
}
