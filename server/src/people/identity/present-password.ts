import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { type AttemptKey, countAttempt, forgiveAttempt } from './attempts.store.js';
import { passwordMatches } from './passwords.js';

/** Asks whoever is signed in for their present password before something weighty, as often as a person mistypes and no oftener. */
@Injectable()
export class PresentPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` when `given` is the member's password. Throws `wrong_password` at the field `field`, and `too_many_requests`. */
  async guard(actor: Actor, field: string, given: string, work: () => Promise<void>): Promise<void> {
    const keys: AttemptKey[] = [['accountHere', actor.memberId, 'password change']];
    await countAttempt(this.database, keys, this.clock.now());
    const stored = await this.storedHash(actor);
    if (!(await passwordMatches(stored, given)))
      throw fieldProblem(field, 'wrong_password', 'This is not your present password.');
    await work();
    await forgiveAttempt(this.database, keys, this.clock.now());
  }

  private async storedHash({ memberId }: Actor): Promise<string | null> {
    const [member] = await this.database.query<{ hash: string | null }>(
      `select password_hash as hash from member where id = $1`,
      [memberId],
    );
    return member?.hash ?? null;
  }
}
