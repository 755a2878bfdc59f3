import type { WriteBadge } from '@guildhall/shared/game/badges';

import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';

export interface DesignHead {
  id: string;
  status: 'draft' | 'coming' | 'live' | 'retired';
  version: number;
}

/** A coming badge is written without criteria. */
export type Writing = Omit<WriteBadge, 'criteria'> & { criteria: WriteBadge['criteria'] | null };

export interface Writer {
  organisationId: string;
  /** Null when the installation itself wrote it. */
  memberId: string | null;
  at: Date;
}

/** Adds a badge with its first version. */
export async function insertBadge(
  tx: Tx,
  {
    slug,
    status,
    writing,
    writer,
  }: { slug: string; status: 'draft' | 'coming' | 'live'; writing: Writing; writer: Writer },
): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into badge (id, organisation_id, slug, status, created_at, live_at)
     values ($1, $2, $3, $4, $5, case when $4 = 'live' then $5::timestamptz end)`,
    [id, writer.organisationId, slug, status, writer.at],
  );
  await insertVersion(tx, { id, number: 1, writing, writer });
  return id;
}

export async function insertVersion(
  tx: Tx,
  { id, number, writing, writer }: { id: string; number: number; writing: Writing; writer: Writer },
): Promise<void> {
  const { name, forWhat, look, subject, repeat, retention, criteria } = writing;
  await tx.query(
    `insert into badge_version (organisation_id, badge_id, number, name, for_what, look, subject, repeat, retention,
       criteria, written_by, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      writer.organisationId,
      id,
      number,
      JSON.stringify(name),
      JSON.stringify(forWhat),
      JSON.stringify(look),
      subject,
      repeat,
      retention,
      criteria === null ? null : JSON.stringify(criteria),
      writer.memberId,
      writer.at,
    ],
  );
}

/** Locks a badge for a change. Throws `not_found`. */
export async function lockDesign(tx: Tx, organisationId: string, id: string): Promise<DesignHead> {
  const [head] = await tx.query<DesignHead>(
    `select id, status, version from badge where organisation_id = $1 and id = $2 for update`,
    [organisationId, id],
  );
  if (!head) throw new Problem('not_found', 'There is no such badge.');
  return head;
}
