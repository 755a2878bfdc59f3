import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { hashPassword } from './passwords.js';
import { StoredSignIns } from './sign-ins.js';

/** Sets a password for a member who has forgotten theirs; wherever they are signed in, that ends. Whoever calls decides who may. */
@Injectable()
export class SetPassword {
  constructor(private readonly signIns: StoredSignIns) {}

  /** Gives whose it is; throws `not_found` when nobody who is here has the address. */
  async execute(tx: Tx, email: string, password: string): Promise<{ name: string }> {
    const [member] = await tx.query<{ id: string; name: string }>(
      `update member set password_hash = $2 where email = $1 and left_at is null returning id, name`,
      [email, await hashPassword(password)],
    );
    if (!member) throw new Problem('not_found', `Nobody here signs in as ${email}.`);
    await this.signIns.endOthers(tx, { memberId: member.id, signInId: null });
    return { name: member.name };
  }
}
