import type { SignIn } from '@guildhall/shared/people/identity';
import { Inject, Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { ENV, type Env } from '../../platform/config/env.js';
import { Database, type Tx } from '../../platform/database/database.js';
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

interface Known {
  id: string;
  organisationId: string;
  passwordHash: string | null;
}

/**
 * Signs a member in with e-mail and password and gives the token for the cookie.
 * An unknown address, a wrong password, a member who has left and, outside demo mode, anyone whose password is published
 * get one answer, after the same work.
 */
@Injectable()
export class SignInCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signIns: StoredSignIns,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async execute({ email, password }: SignIn, place: Place): Promise<string> {
    const keys = attemptKeys(email, place.network);
    await countAttempt(this.database, keys, this.clock.now());
    const member = await this.memberOf(email);
    if (!(await passwordMatches(member?.passwordHash ?? null, password)) || !member) throw refused();
    const token = await this.database.transaction({}, async (tx) => {
      if (!(await stillHolds(tx, member))) throw refused();
      return this.signIns.replace(tx, member, place);
    });
    await forgiveAttempt(this.database, keys, this.clock.now());
    return token;
  }

  private async memberOf(email: string) {
    const [member] = await this.database.query<Known>(
      `select m.id, m.organisation_id as "organisationId", m.password_hash as "passwordHash"
       from member m join organisation o on o.id = m.organisation_id
       where m.email = $1 and m.left_at is null and (not o.invented or $2)`,
      [email, this.env.DEMO],
    );
    return member;
  }
}

const refused = () =>
  new Problem('sign_in_refused', 'That address and password do not go together. Please check both.');

/** Whoever changes the password meanwhile ends what stands, so this waits for them; or they wait, and end this one, too. */
async function stillHolds(tx: Tx, { id, passwordHash }: Known): Promise<boolean> {
  const held = await tx.query(
    `select 1 from member where id = $1 and password_hash = $2 and left_at is null for share`,
    [id, passwordHash],
  );
  return held.length > 0;
}
