import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { MoveMember } from '../organisation/move-member.command.js';
import { chosenUnit } from '../organisation/units.store.js';

export interface Emptying {
  organisationId: string;
  unitId: string;
  /** Where its people sit from now on; may be null where nobody sits in it. */
  toUnitId: string | null;
}

export interface Emptied {
  at: Date;
  /** Who moved. */
  members: string[];
  /** The roles that ended, by their ids. */
  roles: string[];
}

/** Everyone who sits in a unit that closes moves, and the roles for it end. Whoever calls decides who may, and closes it. */
@Injectable()
export class EmptyUnit {
  constructor(
    private readonly clock: Clock,
    private readonly moving: MoveMember,
  ) {}

  /** Throws `invalid` naming `toUnitId` where people sit in it and it is missing, the same unit, or not open. */
  async execute(tx: Tx, { organisationId, unitId, toUnitId }: Emptying): Promise<Emptied> {
    const at = this.clock.now();
    if (toUnitId === unitId)
      throw fieldProblem('toUnitId', 'same_unit', 'This is the unit that closes. Please choose another one.');
    if (toUnitId) await chosenUnit(tx, organisationId, { field: 'toUnitId', id: toUnitId });
    const members = await seatedIn(tx, unitId);
    if (members.length > 0 && !toUnitId)
      throw fieldProblem('toUnitId', 'needs_unit', 'People sit in it. Please choose where they sit from now on.');
    for (const memberId of members) await this.moving.execute(tx, { organisationId, memberId, unitId: toUnitId, at });
    await tx.query(
      `update membership set until_closed = true where unit_id = $1 and member_id = any($2) and upper(during) = $3`,
      [unitId, members, at],
    );
    return { at, members, roles: await endRoles(tx, unitId, at) };
  }
}

async function seatedIn(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select member_id as id from membership where unit_id = $1 and upper(during) is null order by member_id`,
    [unitId],
  );
  return rows.map(({ id }) => id);
}

async function endRoles(tx: Tx, unitId: string, at: Date): Promise<string[]> {
  const ended = await tx.query<{ id: string; memberId: string }>(
    `update role_grant set ended_at = $2 where unit_id = $1 and ended_at is null returning id, member_id as "memberId"`,
    [unitId, at],
  );
  for (const { memberId } of ended) await notifyAll(tx, 'member-changed', memberId);
  return ended.map(({ id }) => id).toSorted();
}
