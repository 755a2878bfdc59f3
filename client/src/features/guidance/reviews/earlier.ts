import type { GuidanceReview } from '@guildhall/shared/work/guidance-reviews';

/** The last decision of whoever is asked anew, on words that have changed since. */
export function earlierOf(review: GuidanceReview, voided: readonly GuidanceReview[]): GuidanceReview | undefined {
  if (review.state !== 'requested') return undefined;
  return voided
    .filter(({ kind, reviewer }) => kind === review.kind && reviewer?.id === review.reviewer?.id)
    .toSorted((a, b) => (b.decidedAt ?? '').localeCompare(a.decidedAt ?? ''))[0];
}
