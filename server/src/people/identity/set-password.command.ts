import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { audit } from '../audit/audit.store.js';
import { hashPassword } from './passwords.js';
import { StoredSignIns } from './sign-ins.js';

/** Sets a password for a member who has forgotten theirs; wherever they are signed in, that ends. It stands in the audit trail. Whoever calls decides who may. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly clock: Clock,
    private readonly signIns: StoredSignIns,
  ) {}

  /** Gives whose it is; throws `not_found` when nobody who is here has the address. */
  async execute(tx: Tx, email: string, password: string): Promise<{ name: string }> {
    const [member] = await tx.query<{ id: string; name: string; organisationId: string }>(
      `update member set password_hash = $2 where email = $1 and left_at is null returning id, name, organisation_id as "organisationId"`,
      [email, await hashPassword(password)],
    );
    if (!member) throw new Problem('not_found', `Nobody here signs in as ${email}.`);
    const { id, name, organisationId } = member;
    await this.signIns.endOthers(tx, { memberId: id, signInId: null });
    const target = { kind: 'member', id, name } as const;
    const what = { action: 'password_set', target, reason: null, before: null, after: null } as const;
    await audit(tx, { organisationId, memberId: null }, { ...what, at: this.clock.now() });
    return { name };
  }
}
