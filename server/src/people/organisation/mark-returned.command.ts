import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import type { Leaving } from './mark-left.command.js';
import { MEMBERSHIPS_CHANGED } from './memberships.store.js';
import { chosenUnit, openUnitOf } from './units.store.js';
import { lockOrganisation } from './lock-organisation.js';

export interface Returning extends Leaving {
  /** Where they sit; null is in no unit. Left out, it is where they sat last, or what that unit is by now. */
  unitId?: string | null | undefined;
}

/**
 * A member of whom an administrator said that they left is here again, in an open unit or in none; roles are given anew where they are wanted.
 * Their password still holds. Whoever calls decides who may.
 */
@Injectable()
export class MarkReturned {
  /**
   * Throws `not_found` for a stranger, someone who is here, and someone who left by themselves: nothing tells who they were;
   * `invalid` for a unit that is not open.
   */
  async execute(tx: Tx, { organisationId, memberId, unitId: asked, at }: Returning): Promise<void> {
    await lockOrganisation(tx, organisationId);
    if (asked) await chosenUnit(tx, organisationId, { field: 'unitId', id: asked });
    const returned = await tx.query(
      `update member set left_at = null, absence = null where organisation_id = $1 and id = $2 and left_at is not null
         and erased_at is null returning id`,
      [organisationId, memberId],
    );
    if (returned.length === 0) throw new Problem('not_found', 'We could not find that person among those who left.');
    const unitId = asked === undefined ? await whereTheySat(tx, memberId) : asked;
    if (unitId)
      await tx.query(
        `insert into membership (id, organisation_id, member_id, unit_id, during) values ($1, $2, $3, $4, tstzrange($5, null))`,
        [newId(), organisationId, memberId, unitId, at],
      );
    await notifyAll(tx, 'member-changed', memberId);
    await notifyAll(tx, MEMBERSHIPS_CHANGED, organisationId);
  }
}

/** The open unit that the last one they sat in is by now. */
async function whereTheySat(tx: Tx, memberId: string): Promise<string | null> {
  const [last] = await tx.query<{ unitId: string | null }>(
    `select ${openUnitOf('ms.unit_id')} as "unitId" from membership ms
     where ms.member_id = $1 order by lower(ms.during) desc limit 1`,
    [memberId],
  );
  return last?.unitId ?? null;
}
