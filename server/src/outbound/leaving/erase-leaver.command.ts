import type { EraseLeaver } from '@guildhall/shared/outbound/leaving';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import { audit } from '../../people/audit/audit.store.js';
import { lockOrganisation } from '../../people/organisation/lock-organisation.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { Problem } from '../../platform/http/problem.js';
import { Parting } from './leave-for-good.command.js';

/** An administrator erases who somebody was that has left: what they gave stays, as if they had left by themselves. */
@Injectable()
export class EraseLeaverCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly parting: Parting,
  ) {}

  /** Throws `not_allowed`, `not_found` for a stranger or somebody who is erased, and `not_in_this_state` for somebody who is here. */
  async execute(actor: Actor, memberId: string, { reason }: EraseLeaver): Promise<void> {
    const { organisationId } = actor;
    if (!can(actor, 'member.erase', { organisationId }))
      throw new Problem('not_allowed', 'Only an administrator erases who somebody was.');
    await this.database.transaction(actor, async (tx) => {
      await lockOrganisation(tx, organisationId);
      const name = await lockLeaver(tx, organisationId, memberId);
      const at = this.clock.now();
      const target = { kind: 'member' as const, id: memberId, name };
      // Before the names are overwritten, so that they are in its reason, too.
      await audit(tx, actor, { action: 'member_erased', target, reason, before: null, after: null, at });
      await this.parting.forget(tx, { organisationId, memberId, at });
      await notifyAll(tx, 'member-changed', memberId);
    });
  }
}

async function lockLeaver(tx: Tx, organisationId: string, memberId: string): Promise<string> {
  const [known] = await tx.query<{ name: string; left: boolean }>(
    `select name, left_at is not null as left from member
     where organisation_id = $1 and id = $2 and erased_at is null for update`,
    [organisationId, memberId],
  );
  if (!known) throw new Problem('not_found', 'We could not find that person among those who left.');
  if (!known.left) throw new Problem('not_in_this_state', 'They are here. Please say first that they have left.');
  return known.name;
}
