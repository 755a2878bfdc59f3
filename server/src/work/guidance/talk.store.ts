import type { GuidanceAnchor, GuidanceThread } from '@guildhall/shared/work/guidance-talk';

import type { Actor } from '../../platform/actor.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import type { GuidanceRow } from './guidance.row.js';

export const noSuchTalk = () => new Problem('not_found', 'We could not find that. It may have been taken away.');

export async function insertThread(
  tx: Tx,
  row: GuidanceRow,
  { anchor, tip, at }: { anchor: GuidanceAnchor | null; tip: boolean; at: Date },
): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into guidance_thread (id, organisation_id, guidance_id, edition, anchor, tip, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, row.organisationId, row.id, row.edition, anchor && JSON.stringify(anchor), tip, at],
  );
  return id;
}

export async function insertComment(
  tx: Tx,
  row: GuidanceRow,
  comment: { threadId: string; text: string; byId: string; at: Date },
): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into guidance_comment (id, organisation_id, thread_id, text, by_id, at) values ($1, $2, $3, $4, $5, $6)`,
    [id, row.organisationId, comment.threadId, comment.text, comment.byId, comment.at],
  );
  return id;
}

/** The document a thread stands beside; throws `not_found`. */
export async function guidanceOfThread(sql: Sql, actor: Actor, threadId: string): Promise<string> {
  const [found] = await sql.query<{ guidanceId: string }>(
    `select guidance_id as "guidanceId" from guidance_thread where organisation_id = $1 and id = $2`,
    [actor.organisationId, threadId],
  );
  if (!found) throw noSuchTalk();
  return found.guidanceId;
}

export interface StoredComment {
  id: string;
  threadId: string;
  guidanceId: string;
  byId: string;
  text: string;
}

/** A comment that is there; throws `not_found`. */
export async function findComment(sql: Sql, actor: Actor, id: string): Promise<StoredComment> {
  const [found] = await sql.query<StoredComment>(
    `select c.id, c.thread_id as "threadId", t.guidance_id as "guidanceId", c.by_id as "byId", c.text
     from guidance_comment c join guidance_thread t on t.id = c.thread_id
     where c.organisation_id = $1 and c.id = $2 and c.gone_at is null`,
    [actor.organisationId, id],
  );
  if (!found) throw noSuchTalk();
  return found;
}

export async function setResolved(tx: Tx, threadId: string, resolved: { by: string; at: Date } | null): Promise<void> {
  await tx.query(`update guidance_thread set resolved_by = $2, resolved_at = $3 where id = $1`, [
    threadId,
    resolved?.by ?? null,
    resolved?.at ?? null,
  ]);
}

/** Throws `not_found` for a thread whose last comment is gone. */
export function present(threads: readonly GuidanceThread[]): GuidanceThread {
  const [thread] = threads;
  if (!thread) throw noSuchTalk();
  return thread;
}
