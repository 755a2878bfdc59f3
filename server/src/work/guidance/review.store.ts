import type { ReviewKind } from '@guildhall/shared/work/guidance-document';
import { type GuidanceReview, reviewDecision } from '@guildhall/shared/work/guidance-reviews';
import { reviewKind } from '@guildhall/shared/work/guidance-document';

import type { Sql, Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { personJson } from '../practices/person.queries.js';
import type { GuidanceRow } from './guidance.row.js';
import { type BoundSection, neededReviews, type ReviewFacts, stands } from './reviews.rules.js';

/** A review of the present edition that is open or decided. */
export interface StoredReview extends ReviewFacts {
  id: string;
  reviewerId: string | null;
  askedBy: string;
  revision: number | null;
  /** Its reviewer decided before, on words that have changed since. */
  again: boolean;
}

/** Reviews of a document's present edition as everyone sees them; voided ones last. */
export async function readReviews(sql: Sql, id: string, now: Date): Promise<GuidanceReview[]> {
  const rows = await sql.query<
    Omit<GuidanceReview, 'decidedAt' | 'askedAt'> & { decidedAt: Date | null; askedAt: Date }
  >(
    `select r.id, r.kind, ${personJson('r.reviewer_id', '$2')} as reviewer, r.state, r.decision, r.reason, r.scope, r.revision,
       ${personJson('r.decided_by', '$2')} as "decidedBy", r.decided_at as "decidedAt", r.asked_at as "askedAt"
     from guidance_review r join guidance g on g.id = r.guidance_id and g.edition = r.edition
     where r.guidance_id = $1 order by r.state = 'voided', array_position($3::text[], r.kind), r.asked_at, r.id`,
    [id, now, reviewKind.options],
  );
  return rows.map(({ decidedAt, askedAt, ...row }) => ({
    ...row,
    decidedAt: decidedAt?.toISOString() ?? null,
    askedAt: askedAt.toISOString(),
  }));
}

export function standingReviews(sql: Sql, guidanceId: string, edition: number): Promise<StoredReview[]> {
  return sql.query<StoredReview>(
    `select r.id, r.kind, r.reviewer_id as "reviewerId", r.asked_by as "askedBy", r.decision, r.scope,
       coalesce(r.bound, '[]') as bound, r.revision,
       exists (select 1 from guidance_review v where v.guidance_id = r.guidance_id and v.edition = r.edition
         and v.state = 'voided' and v.kind = r.kind and v.decided_by = r.reviewer_id) as again
     from guidance_review r where r.guidance_id = $1 and r.edition = $2 and r.state <> 'voided' order by r.asked_at, r.id`,
    [guidanceId, edition],
  );
}

export async function insertReview(
  tx: Tx,
  row: GuidanceRow,
  review: { kind: ReviewKind; reviewerId: string | null; scope: ReviewFacts['scope']; askedBy: string; at: Date },
): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into guidance_review (id, organisation_id, guidance_id, edition, kind, reviewer_id, asked_by, asked_at, scope, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'requested')`,
    [
      ...[id, row.organisationId, row.id, row.edition, review.kind, review.reviewerId, review.askedBy, review.at],
      review.scope && JSON.stringify(review.scope),
    ],
  );
  return id;
}

/** What is decided, on which frozen revision, and what of it was looked at. */
export interface Decided {
  decision: (typeof reviewDecision.options)[number];
  reason: string;
  revision: number;
  bound: readonly BoundSection[];
  by: string;
  at: Date;
}

export async function saveDecision(tx: Tx, id: string, decided: Decided): Promise<void> {
  await tx.query(
    `update guidance_review set state = 'decided', decision = $2, reason = $3, revision = $4, bound = $5,
       decided_by = $6, decided_at = $7 where id = $1`,
    [id, decided.decision, decided.reason, decided.revision, JSON.stringify(decided.bound), decided.by, decided.at],
  );
}

/**
 * Holds every decision of the edition against a newly frozen text: those whose text changed are voided and asked anew of
 * the same person, and what is needed and was never asked for is asked for. Gives the reviews that now count.
 */
export async function openReviews(
  tx: Tx,
  row: GuidanceRow,
  sections: readonly BoundSection[],
  asked: { by: string; at: Date },
): Promise<StoredReview[]> {
  const before = await standingReviews(tx, row.id, row.edition);
  for (const review of before.filter(({ decision }) => decision !== null)) {
    if (stands(review, sections)) continue;
    await tx.query(`update guidance_review set state = 'voided' where id = $1`, [review.id]);
    await insertReview(tx, row, { ...review, askedBy: review.askedBy, at: asked.at });
  }
  const known = new Set(before.map(({ kind }) => kind));
  for (const kind of neededReviews(row.requiredReviews, row.publicFacing).filter((needed) => !known.has(needed))) {
    await insertReview(tx, row, { kind, reviewerId: null, scope: null, askedBy: asked.by, at: asked.at });
  }
  return standingReviews(tx, row.id, row.edition);
}
