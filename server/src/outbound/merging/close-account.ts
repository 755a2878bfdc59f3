import { Injectable } from '@nestjs/common';

import { MarkLeft } from '../../people/organisation/mark-left.command.js';
import { GrantRole, type NewGrant } from '../../people/organisation/roles.command.js';
import type { TwoAccounts } from '../../people/organisation/two-accounts.js';
import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { newId } from '../../platform/ids.js';
import { LeaveCircle } from '../../work/circle/leave-circle.command.js';
import { erase } from '../leaving/erase.store.js';

type Held = Pick<NewGrant, 'role' | 'unitId'>;

/** How the account of somebody who stood twice closes: as one whose member leaves for good, under the name of who goes on. */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly left: MarkLeft,
    private readonly granting: GrantRole,
    private readonly circle: LeaveCircle,
  ) {}

  /** Roles that were the closed account's alone are given anew; gives how many. */
  async giveRoles(tx: Tx, { organisationId, staysId, goesId, at }: TwoAccounts, grantedBy: string): Promise<number> {
    const roles = await tx.query<Held>(
      `select g.role, g.unit_id as "unitId" from role_grant g where g.member_id = $2 and g.ended_at is null
         and not exists (select 1 from role_grant s where s.member_id = $1 and s.ended_at is null
           and s.role = g.role and s.unit_id is not distinct from g.unit_id)
       order by g.granted_at, g.id`,
      [staysId, goesId],
    );
    for (const role of roles)
      await this.granting.execute(tx, { organisationId, memberId: staysId, ...role, grantedBy, at });
    return roles.length;
  }

  /** Nothing hangs on it any more. */
  async close(tx: Tx, two: TwoAccounts, name: string): Promise<void> {
    const { organisationId, staysId, goesId, at } = two;
    await this.left.execute(tx, { organisationId, memberId: goesId, at });
    await erase(tx, { organisationId, memberId: goesId, at, goesOnAs: { id: staysId, name } });
    await this.circle.leaveIn(tx, { organisationId, memberId: goesId });
    await notifyAll(tx, 'member-changed', staysId);
  }
}

/** Whoever stays signs in with the other's address and password from now on; their own address is free. */
export async function takeAddress(tx: Tx, { staysId, goesId }: TwoAccounts): Promise<void> {
  const [goes] = await tx.query<{ email: string; passwordHash: string | null }>(
    `select email, password_hash as "passwordHash" from member where id = $1`,
    [goesId],
  );
  await tx.query(`update member set email = $2 where id = $1`, [goesId, `${newId()}@closed.invalid`]);
  const [stays] = await tx.query<{ was: string }>(`select email as was from member where id = $1`, [staysId]);
  await tx.query(`update member set email = $2, password_hash = $3 where id = $1`, [
    staysId,
    goes!.email,
    goes!.passwordHash,
  ]);
  // So that it is overwritten in texts as the closed account's.
  await tx.query(`update member set email = $2 where id = $1`, [goesId, stays!.was]);
}
