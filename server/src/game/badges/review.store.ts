import type { BadgeReview } from '@guildhall/shared/game/badges';

import type { Sql, Tx } from '../../platform/database/database.js';

export interface ReviewRow {
  id: string;
  organisationId: string;
  badgeId: string;
  /** The version that looks at the past. */
  badgeVersion: number;
  cursor: string | null;
  seen: number;
  total: number;
  awarded: number;
  startedAt: Date;
  finishedAt: Date | null;
  version: number;
}

const COLUMNS = `id, organisation_id as "organisationId", badge_id as "badgeId", badge_version as "badgeVersion", cursor, seen,
  total, awarded, started_at as "startedAt", finished_at as "finishedAt", version`;

/** An unfinished review, for whoever goes on with it; null when another server has it or it is done. */
export async function claimReview(tx: Tx, id: string): Promise<ReviewRow | null> {
  const [row] = await tx.query<ReviewRow>(
    `select ${COLUMNS} from badge_review where id = $1 and finished_at is null for update skip locked`,
    [id],
  );
  return row ?? null;
}

/** Whether the badge can still be earned by the version of the review; it stays so until the transaction ends. */
export async function holdsStill(tx: Tx, { badgeId, badgeVersion }: ReviewRow): Promise<boolean> {
  const live = await tx.query(`select 1 from badge where id = $1 and status = 'live' and version = $2 for share`, [
    badgeId,
    badgeVersion,
  ]);
  return live.length > 0;
}

export async function advanceReview(
  tx: Tx,
  id: string,
  { cursor, seen, awarded, finishedAt }: Pick<ReviewRow, 'cursor' | 'seen' | 'awarded' | 'finishedAt'>,
): Promise<ReviewRow> {
  const [row] = await tx.query<ReviewRow>(
    `update badge_review set cursor = coalesce($2, cursor), seen = seen + $3, awarded = awarded + $4, finished_at = $5,
       total = greatest(total, seen + $3), version = version + 1
     where id = $1 returning ${COLUMNS}`,
    [id, cursor, seen, awarded, finishedAt],
  );
  return row!;
}

/** The latest review of each of these badges. Versions of a badge's reviews grow from one to the next. */
export async function latestReviews(sql: Sql, badgeIds: readonly string[]): Promise<Map<string, ReviewRow>> {
  const rows = await sql.query<ReviewRow>(
    `select distinct on (badge_id) ${COLUMNS} from badge_review where badge_id = any($1) order by badge_id, started_at desc, id desc`,
    [badgeIds],
  );
  return new Map(rows.map((row) => [row.badgeId, row]));
}

export function reviewOf(row: ReviewRow): BadgeReview {
  return {
    id: row.id,
    state: row.finishedAt ? 'done' : 'running',
    seen: row.seen,
    total: row.total,
    awarded: row.awarded,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
