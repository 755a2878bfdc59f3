import { createHash } from 'node:crypto';

import type { AuditAction, AuditTarget } from '@guildhall/shared/people/audit';

import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';

/** Who decided; nobody in particular on the server's command line. */
interface Decider {
  organisationId: string;
  memberId: string | null;
}

/** A decision over people, their work or the organisation, as the trail keeps it. */
export interface Audited {
  action: AuditAction;
  target: { kind: AuditTarget; id: string; name: string };
  reason: string | null;
  /** What it was and what it is now; only their hashes are kept. Null for nothing. */
  before: object | null;
  after: object | null;
  at: Date;
}

/** Adds a line to the audit trail, in the transaction of what it tells of. */
export async function audit(
  tx: Tx,
  by: Decider,
  { action, target, reason, before, after, at }: Audited,
): Promise<void> {
  await tx.query(
    `insert into audit_event
       (id, organisation_id, actor_id, action, target_kind, target_id, target_name, reason, before_hash, after_hash, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      newId(),
      by.organisationId,
      by.memberId,
      action,
      target.kind,
      target.id,
      target.name,
      reason,
      before && hashOf(before),
      after && hashOf(after),
      at,
    ],
  );
}

/** SHA-256 of a value's JSON, whatever the order of its keys. */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(value)))
    .digest('hex');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]));
}
