import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import type { Leaving } from './mark-left.command.js';
import { MEMBERSHIPS_CHANGED } from './memberships.store.js';

/**
 * A member of whom an administrator said that they left is here again, in the unit where they sat last; roles are given anew where they are wanted.
 * Their password still holds. Whoever calls decides who may.
 */
@Injectable()
export class MarkReturned {
  /** Throws `not_found` for a stranger, someone who is here, and someone who left by themselves: nothing tells who they were. */
  async execute(tx: Tx, { organisationId, memberId, at }: Leaving): Promise<void> {
    const returned = await tx.query(
      `update member set left_at = null, absence = null where organisation_id = $1 and id = $2 and left_at is not null
         and erased_at is null returning id`,
      [organisationId, memberId],
    );
    if (returned.length === 0) throw new Problem('not_found', 'We could not find that person among those who left.');
    await tx.query(
      `insert into membership (id, organisation_id, member_id, unit_id, during)
       select $3, organisation_id, member_id, unit_id, tstzrange($4, null) from membership
       where organisation_id = $1 and member_id = $2 order by lower(during) desc limit 1`,
      [organisationId, memberId, newId(), at],
    );
    await notifyAll(tx, 'member-changed', memberId);
    await notifyAll(tx, MEMBERSHIPS_CHANGED, organisationId);
  }
}
