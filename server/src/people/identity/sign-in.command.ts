import type { SignIn } from '@guildhall/shared/people/identity';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { attemptKeys, countAttempt, forgiveAttempt } from './attempts.store.js';
import { passwordMatches } from './passwords.js';
import { StoredSignIns } from './sign-ins.js';

/** Where a sign-in comes from: the network address and what the browser says it is. */
export interface Place {
  network: string;
  device: string;
  /** Who was signed in on this browser so far, if anyone. */
  before: Actor | null;
}

/**
 * Signs a member in with e-mail and password and gives the token for the cookie.
 * An unknown address, a wrong password and a member who has left get one answer, after the same work.
 */
@Injectable()
export class SignInCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signIns: StoredSignIns,
  ) {}

  async execute({ email, password }: SignIn, place: Place): Promise<string> {
    const keys = attemptKeys(email, place.network);
    await countAttempt(this.database, keys, this.clock.now());
    const member = await this.memberOf(email);
    if (!(await passwordMatches(member?.passwordHash ?? null, password)) || !member) {
      throw new Problem('sign_in_refused', 'That address and password do not go together. Please check both.');
    }
    await forgiveAttempt(this.database, keys, this.clock.now());
    return this.signIns.replace(member, place);
  }

  private async memberOf(email: string) {
    const [member] = await this.database.query<{ id: string; organisationId: string; passwordHash: string | null }>(
      `select id, organisation_id as "organisationId", password_hash as "passwordHash"
       from member where email = $1 and left_at is null`,
      [email],
    );
    return member;
  }
}
