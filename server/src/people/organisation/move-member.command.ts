import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { closeMemberships, lockMember, MEMBERSHIPS_CHANGED } from './memberships.store.js';

export interface Move {
  organisationId: string;
  memberId: string;
  /** Where to; null is to no unit. */
  unitId: string | null;
  /** From this instant on. */
  at: Date;
}

interface Moved {
  name: string;
  from: string | null;
}

/**
 * Moves a member to another unit from an instant on; where they were before stays as it was, and so do the points of
 * that time. Whoever calls decides who may.
 */
@Injectable()
export class MoveMember {
  /**
   * Gives whom it moved and from where; null is from no unit. Nothing happens where they sit there already.
   * Throws `not_found` for a stranger, `conflict` when the present membership began later than `at`.
   */
  async execute(tx: Tx, { organisationId, memberId, unitId, at }: Move): Promise<Moved> {
    const { name } = await lockMember(tx, organisationId, memberId);
    const present = await this.presentUnit(tx, memberId, at);
    if (present === unitId) return { name, from: present };
    await closeMemberships(tx, memberId, at);
    if (unitId !== null) await this.open(tx, { organisationId, memberId, unitId, at });
    await notifyAll(tx, 'member-changed', memberId);
    await notifyAll(tx, MEMBERSHIPS_CHANGED, organisationId);
    return { name, from: present };
  }

  private async presentUnit(tx: Tx, memberId: string, at: Date): Promise<string | null> {
    const rows = await tx.query<{ unitId: string; later: boolean }>(
      `select unit_id as "unitId", lower(during) > $2 as later from membership
       where member_id = $1 and (upper(during) is null or upper(during) > $2)`,
      [memberId, at],
    );
    if (rows.some(({ later }) => later)) {
      throw new Problem('conflict', 'They moved after that already. Please choose a later moment.');
    }
    return rows[0]?.unitId ?? null;
  }

  private async open(tx: Tx, { organisationId, memberId, unitId, at }: Move): Promise<void> {
    await tx.query(
      `insert into membership (id, organisation_id, member_id, unit_id, during) values ($1, $2, $3, $4, tstzrange($5, null))`,
      [newId(), organisationId, memberId, unitId, at],
    );
  }
}
