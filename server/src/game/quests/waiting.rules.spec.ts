import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { instants, zones } from '../../testing/given-times.js';
import { afterWorkingDays } from '../../platform/time/zone.js';
import { dueFor, passOnAfter, remindAfter, type Wait } from './waiting.rules.js';

const london = 'Europe/London';
const at = (instant: string) => new Date(instant);

describe('what is due for evidence that waits', () => {
  const wait = (since: string, more: Partial<Wait> = {}) => ({
    since: at(since),
    remindedAt: null,
    passedOnAt: null,
    askedLeft: false,
    ...more,
  });

  it('a reminder after two working days, passing on after five; a weekend does not count, nor does the clocks’ change', () => {
    // A Thursday; the clocks go back on the Sunday after it.
    const since = '2026-10-22T13:00:00Z';
    const due = (now: string, more = {}) => dueFor(wait(since, more), at(now), london);
    expect([due('2026-10-26T13:59:59Z'), due('2026-10-26T14:00:00Z')]).toEqual([null, 'remind']);
    const remindedAt = at('2026-10-26T14:00:00Z');
    expect([due('2026-10-29T13:59:59Z', { remindedAt }), due('2026-10-29T14:00:00Z', { remindedAt })]).toEqual([
      null,
      'pass_on',
    ]);
    expect(due('2026-11-29T14:00:00Z', { remindedAt, passedOnAt: remindedAt })).toBe(null);
    expect(due('2026-11-29T14:00:00Z')).toBe('pass_on');
  });

  it('what waits for somebody who has left is passed on without waiting, once', () => {
    const since = '2026-10-22T13:00:00Z';
    const left = { askedLeft: true };
    expect(dueFor(wait(since, left), at(since), london)).toBe('pass_on');
    expect(dueFor(wait(since, { ...left, passedOnAt: at(since) }), at(since), london)).toBe(null);
  });

  it('what is offered at a weekend waits from Monday on', () => {
    const due = (now: string) => dueFor(wait('2026-10-10T20:00:00Z'), at(now), london);
    expect([due('2026-10-13T22:59:59Z'), due('2026-10-13T23:00:00Z')]).toEqual([null, 'remind']);
  });

  it('the longer it waits the later in the order; never earlier than so many days, nor later than with two weekends', () => {
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 0, max: 5 }), (since, zone, days) => {
        const hours = (afterWorkingDays(since, days, zone).getTime() - since.getTime()) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(days * 24 - 2);
        expect(hours).toBeLessThanOrEqual((days + 4) * 24 + 2);
        expect(afterWorkingDays(since, remindAfter, zone) < afterWorkingDays(since, passOnAfter, zone)).toBe(true);
      }),
      { seed: 25, numRuns: 300 },
    );
  });
});
