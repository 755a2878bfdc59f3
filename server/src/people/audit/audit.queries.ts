import type { AuditEvent, AuditQuery, AuditTrail } from '@guildhall/shared/people/audit';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { can } from '../access/can.js';
import { hashOf } from './audit.store.js';

const PAGE = 50;

type RoleNamed = NonNullable<AuditEvent['role']>;
interface AuditRow extends Omit<AuditEvent, 'at' | 'role'> {
  at: Date;
  /** In lines about a role: all that this person ever held. */
  held: RoleNamed[] | null;
}

/** Roles that were given or have ended stay on record, and a line's fingerprint is of the one that it is about. */
function roleIn({ held, before, after }: AuditRow): RoleNamed | null {
  const isMeant = ({ role, unit }: RoleNamed) => hashOf({ role, unitId: unit?.id ?? null }) === (after ?? before);
  return held?.find(isMeant) ?? null;
}

function asEvent(row: AuditRow): AuditEvent {
  const { held: _, at, ...event } = row;
  return { ...event, role: roleIn(row), at: at.toISOString() };
}

/** The audit trail, for administrators. */
@Injectable()
export class AuditQueries {
  constructor(private readonly database: Database) {}

  /** Newest first. Throws `not_allowed`. */
  async list(actor: Actor, { after, action }: AuditQuery): Promise<AuditTrail> {
    const { organisationId } = actor;
    if (!can(actor, 'audit.read', { organisationId })) {
      throw new Problem('not_allowed', 'Only an administrator can read the audit trail.');
    }
    const rows = await this.database.query<AuditRow>(
      `select e.id, case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as actor, e.action,
         jsonb_build_object('kind', e.target_kind, 'id', e.target_id, 'name', e.target_name) as target,
         case when e.action in ('role_given', 'role_ended') then (
           select jsonb_agg(distinct jsonb_build_object('role', g.role, 'unit', case when u.id is not null then
             jsonb_build_object('id', u.id, 'name', u.name, 'nameCy', u.name_cy) end))
           from role_grant g left join unit u on u.id = g.unit_id
           where g.organisation_id = $1 and g.member_id = e.target_id) end as held,
         e.reason, e.before_hash as before, e.after_hash as after, e.at
       from audit_event e left join member m on m.id = e.actor_id
       where e.organisation_id = $1 and ($2::text is null or e.action = $2) and ($3::uuid is null or (e.at, e.id) <
         (select at, id from audit_event where id = $3 and organisation_id = $1))
       order by e.at desc, e.id desc limit ${PAGE + 1}`,
      [organisationId, action ?? null, after ?? null],
    );
    const page = rows.slice(0, PAGE);
    return { events: page.map(asEvent), next: rows.length > PAGE ? page.at(-1)!.id : null };
  }
}
