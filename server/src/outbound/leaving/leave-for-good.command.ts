import type { LeaveForGood } from '@guildhall/shared/outbound/leaving';
import { Injectable } from '@nestjs/common';

import { PresentPassword } from '../../people/identity/present-password.js';
import { PartWithMember } from '../../people/organisation/part-with-member.command.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Sql, type Tx } from '../../platform/database/database.js';
import { LeaveCircle } from '../../work/circle/leave-circle.command.js';
import { erase, type Leaver } from './erase.store.js';
import { LeavingQueries } from './leaving.queries.js';
import { lockOrganisation } from '../../people/organisation/lock-organisation.js';

/** What leaving is, within one transaction. */
@Injectable()
export class Parting {
  constructor(
    private readonly part: PartWithMember,
    private readonly circle: LeaveCircle,
  ) {}

  async execute(tx: Tx, actor: Actor, at: Date): Promise<void> {
    const { organisationId, memberId } = actor;
    await lockOrganisation(tx, organisationId);
    if (await isErased(tx, actor)) return;
    await this.part.execute(tx, actor, { memberId, action: 'member_left_themselves', at });
    await this.forget(tx, { organisationId, memberId, at });
  }

  /** What tells who they were goes; they have left, and their row is held. */
  async forget(tx: Tx, leaver: Leaver): Promise<void> {
    await erase(tx, leaver);
    // After the names are overwritten, because it tells whoever is watching what stands there now.
    await this.circle.leaveIn(tx, leaver);
  }
}

/** A member leaves by themselves: what they gave stays, and nothing tells any more who they were. There is no way back. */
@Injectable()
export class LeaveForGoodCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly queries: LeavingQueries,
    private readonly password: PresentPassword,
    private readonly parting: Parting,
  ) {}

  /**
   * Whoever has left already is told nothing else than at first. Throws `wrong_password` at `password`, and
   * `not_in_this_state` for the last administrator.
   */
  async execute(actor: Actor, { password = '' }: LeaveForGood): Promise<void> {
    const leave = () => this.database.transaction({}, (tx) => this.parting.execute(tx, actor, this.clock.now()));
    const { asksPassword } = await this.queries.facts(actor);
    if (!asksPassword) return leave();
    try {
      await this.password.guard(actor, 'password', password, leave);
    } catch (refused) {
      // Of two presses the second may find the password gone with the member.
      if (!(await isErased(this.database, actor))) throw refused;
    }
  }
}

async function isErased(sql: Sql, { memberId }: Actor): Promise<boolean> {
  const rows = await sql.query(`select 1 from member where id = $1 and erased_at is not null`, [memberId]);
  return rows.length > 0;
}
