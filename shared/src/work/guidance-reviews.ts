import { z } from 'zod';

import { locale } from '../people/me.js';
import { reviewKind } from './guidance-document.js';
import { guidanceLimits as most } from './guidance-limits.js';
import { person } from './practice-card.js';

export const reviewDecision = z.enum(['approved', 'approved-with-notes', 'changes-asked', 'not-needed']);
export type ReviewDecision = z.infer<typeof reviewDecision>;

/** Sections by language and key (see `guidanceSection`); null means the whole text. */
export const reviewScope = z
  .array(z.object({ language: locale, key: z.string().max(200) }))
  .min(1)
  .max(most.sections)
  .nullable();

/**
 * Body of `POST /api/guidance/:id/reviews` (owner, deputy, administrators): asks someone for a review of a kind, of
 * some sections or all. Asking again while it is open names another person.
 */
export const askReview = z.strictObject({ kind: reviewKind, reviewerId: z.uuid(), scope: reviewScope });
export type AskReview = z.infer<typeof askReview>;

/**
 * Body of `POST /api/guidance-reviews/:id/decision`. A reason is needed but for `approved`. `hash` is the `textHash` of the
 * frozen revision that was read: with another one the answer is `changed_meanwhile`.
 */
export const decideReview = z
  .strictObject({
    decision: reviewDecision,
    reason: z.string().trim().max(most.reason),
    hash: z.string().length(64),
  })
  .refine(({ decision, reason }) => decision === 'approved' || reason.length >= 3, {
    path: ['reason'],
    params: { code: 'reason_needed' },
  });
export type DecideReview = z.infer<typeof decideReview>;

/** A review of the present edition. */
export const guidanceReview = z.object({
  id: z.uuid(),
  kind: reviewKind,
  /** Who was asked; null: any reviewer may take it. */
  reviewer: person.nullable(),
  /** `voided`: its text changed after the decision, so it is asked anew. */
  state: z.enum(['requested', 'decided', 'voided']),
  decision: reviewDecision.nullable(),
  reason: z.string(),
  scope: reviewScope,
  /** The frozen revision it was decided on. */
  revision: z.number().int().nullable(),
  decidedBy: person.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  askedAt: z.iso.datetime(),
});
export type GuidanceReview = z.infer<typeof guidanceReview>;
