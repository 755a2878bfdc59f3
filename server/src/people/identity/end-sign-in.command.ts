import type { EndedSignIns } from '@guildhall/shared/people/identity';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { StoredSignIns } from './sign-ins.js';

/** A member ends their own sign-ins: here, on one other device, or on all others. */
@Injectable()
export class EndSignInCommand {
  constructor(
    private readonly database: Database,
    private readonly signIns: StoredSignIns,
  ) {}

  /** Signing out twice is signing out. */
  async here(actor: Actor | null): Promise<void> {
    if (actor) await this.ended(actor, actor.signInId);
  }

  /** Throws `not_found` for a sign-in that is not theirs or has ended. */
  async one(actor: Actor, signInId: string): Promise<void> {
    if (!(await this.ended(actor, signInId))) throw new Problem('not_found', 'That sign-in has already ended.');
  }

  async others(actor: Actor): Promise<EndedSignIns> {
    return this.database.transaction({}, async (tx) => ({ ended: await this.signIns.endOthers(tx, actor) }));
  }

  private ended(actor: Actor, signInId: string): Promise<boolean> {
    return this.database.transaction({}, (tx) => this.signIns.end(tx, actor.memberId, signInId));
  }
}
