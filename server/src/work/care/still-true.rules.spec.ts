import { describe, expect, it } from '@jest/globals';
import { dueBefore } from '@guildhall/shared/work/still-true';
import fc from 'fast-check';

describe('[still-true] a year', () => {
  it('ends on the same day of the month, or on its last', () => {
    expect(dueBefore(new Date('2026-10-06T09:00:00Z'))).toEqual(new Date('2025-10-06T09:00:00Z'));
    expect(dueBefore(new Date('2028-02-29T09:00:00Z'))).toEqual(new Date('2027-02-28T09:00:00Z'));
  });

  it('is 365 or 366 days, and a later day is never due sooner', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const days = (first.getTime() - dueBefore(first).getTime()) / 86_400_000;
        expect([365, 366]).toContain(days);
        expect(dueBefore(first).getTime()).toBeLessThanOrEqual(dueBefore(second).getTime());
      }),
      { seed: 62 },
    );
  });
});
