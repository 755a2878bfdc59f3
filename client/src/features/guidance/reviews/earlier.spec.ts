import type { GuidanceReview } from '@guildhall/shared/work/guidance-reviews';
import { describe, expect, it } from '@jest/globals';

import { earlierOf } from './earlier';

const sam = { id: 'sam', name: 'Sam' } as GuidanceReview['reviewer'];
const review = (more: Partial<GuidanceReview>) =>
  ({ kind: 'legal', reviewer: sam, state: 'voided', decidedAt: null, ...more }) as GuidanceReview;

describe('[guidance/reviews] what a reviewer who is asked anew decided before', () => {
  it('is their last decision of that kind; none of others, and none for who is not asked', () => {
    const first = review({ revision: 2, decidedAt: '2026-10-06T08:00:00Z' });
    const last = review({ revision: 3, decidedAt: '2026-10-07T08:00:00Z' });
    const others = [review({ kind: 'people', revision: 4 }), review({ reviewer: null, revision: 5 })];
    const voided = [first, last, ...others];
    expect(earlierOf(review({ state: 'requested' }), voided)).toBe(last);
    expect(earlierOf(review({ state: 'requested', reviewer: null }), voided)?.revision).toBe(5);
    expect(earlierOf(review({ state: 'requested', kind: 'welsh' }), voided)).toBeUndefined();
    expect(earlierOf(review({ state: 'decided' }), voided)).toBeUndefined();
  });
});
