import type { ChangePassword } from '@guildhall/shared/people/identity';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { hashPassword } from './passwords.js';
import { PresentPassword } from './present-password.js';
import { StoredSignIns } from './sign-ins.js';

/** A member changes their password by giving the present one; every other sign-in of theirs ends. */
@Injectable()
export class ChangePasswordCommand {
  constructor(
    private readonly database: Database,
    private readonly password: PresentPassword,
    private readonly signIns: StoredSignIns,
  ) {}

  async execute(actor: Actor, { present, next }: ChangePassword): Promise<void> {
    await this.password.guard(actor, 'present', present, async () => {
      const hash = await hashPassword(next);
      await this.database.transaction({}, async (tx) => {
        // Whoever left meanwhile has no password.
        await tx.query(`update member set password_hash = $2 where id = $1 and left_at is null`, [
          actor.memberId,
          hash,
        ]);
        await this.signIns.endOthers(tx, actor);
      });
    });
  }
}
