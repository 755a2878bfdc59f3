import type { AuditAction } from '@guildhall/shared/people/audit';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { Problem } from '../../platform/http/problem.js';
import { can } from '../access/can.js';
import { audit } from '../audit/audit.store.js';
import { ReadAnew } from '../feed/read-anew.js';
import { UNITS_CHANGED } from '../organisation/units.store.js';

export interface StructureChange {
  action: AuditAction;
  id: string;
  name: string;
  before: object | null;
  after: object | null;
  /** Members whom it concerns though they are not in it any more. */
  besides?: readonly string[];
}

/** Has a change of the structure stand in the audit trail, and be read by those whom it concerns. */
@Injectable()
export class StructureTold {
  constructor(
    private readonly clock: Clock,
    private readonly anew: ReadAnew,
  ) {}

  async tell(tx: Tx, actor: Actor, { action, id, name, before, after, besides = [] }: StructureChange): Promise<void> {
    const target = { kind: 'unit', id, name } as const;
    await audit(tx, actor, { action, target, reason: null, before, after, at: this.clock.now() });
    await notifyAll(tx, UNITS_CHANGED, actor.organisationId);
    this.anew.later(tx, 'units', async (sql) => [
      ...new Set([...(await concerned(sql, actor.organisationId, id)), ...besides]),
    ]);
  }
}

/** Throws `not_allowed` for whoever does not administer. */
export function assertMayChange(actor: Actor): void {
  if (can(actor, 'structure.change', { organisationId: actor.organisationId })) return;
  throw new Problem('not_allowed', 'Only an administrator changes the units of the organisation.');
}

/** Who sits in a unit or below it, who has a role for one of them, and who administers: others read it when they look next. */
async function concerned(sql: Sql, organisationId: string, unitId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `with inside as (select id from unit where organisation_id = $1 and path @> array[$2::uuid])
     select member_id as id from membership where unit_id in (select id from inside) and upper(during) is null
     union select member_id from role_grant
     where organisation_id = $1 and ended_at is null and (role = 'admin' or unit_id in (select id from inside))`,
    [organisationId, unitId],
  );
  return rows.map(({ id }) => id);
}
