import type { ChangePassword } from '@guildhall/shared/people/identity';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { type AttemptKey, countAttempt, forgiveAttempt } from './attempts.store.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { StoredSignIns } from './sign-ins.js';

/** A member changes their password by giving the present one; every other sign-in of theirs ends. */
@Injectable()
export class ChangePasswordCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signIns: StoredSignIns,
  ) {}

  async execute(actor: Actor, { present, next }: ChangePassword): Promise<void> {
    const keys: AttemptKey[] = [['accountHere', actor.memberId, 'password change']];
    await countAttempt(this.database, keys, this.clock.now());
    const stored = await this.storedHash(actor);
    if (!(await passwordMatches(stored, present))) {
      throw fieldProblem('present', 'wrong_password', 'This is not your present password.');
    }
    const hash = await hashPassword(next);
    await this.database.transaction({}, async (tx) => {
      await tx.query(`update member set password_hash = $2 where id = $1`, [actor.memberId, hash]);
      await this.signIns.endOthers(tx, actor);
    });
    await forgiveAttempt(this.database, keys, this.clock.now());
  }

  private async storedHash(actor: Actor): Promise<string | null> {
    const [member] = await this.database.query<{ hash: string | null }>(
      `select password_hash as hash from member where id = $1`,
      [actor.memberId],
    );
    return member?.hash ?? null;
  }
}
