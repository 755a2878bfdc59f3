import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { begin, canRecord, distanceFrom, needsReasonToEnd, recordableFrom } from './reuse.rules.js';

const days = { today: '2026-10-06', publishedOn: '2026-09-20' };

describe('the rules of reuse', () => {
  it.each([
    ['2026-10-06', { state: 'trying', startsOn: '2026-10-06' }],
    ['2026-09-20', { state: 'trying', startsOn: '2026-09-20' }],
    ['2026-10-07', { state: 'intended', startsOn: '2026-10-07' }],
    ['2026-09-19', { refused: 'before_published' }],
    ['2027-10-07', { refused: 'too_far' }],
  ])('[reuse/begin] a first day of %s is %j', (startsOn, expected) => {
    expect(begin(startsOn, days)).toEqual(expected);
  });

  it.each([
    ['2026-10-06', '2026-10-20'],
    // Across the change of the clocks and the end of February.
    ['2026-10-24', '2026-11-07'],
    ['2028-02-20', '2028-03-05'],
  ])('[reuse/two-weeks] what began on %s can be recorded from %s', (startsOn, from) => {
    expect(recordableFrom(startsOn)).toBe(from);
  });

  it('[reuse/two-weeks] the day before is too early, the day itself is not', () => {
    const trying = { state: 'trying' as const, startsOn: '2026-10-06' };
    expect(canRecord(trying, '2026-10-19')).toBe('too_early');
    expect(canRecord(trying, '2026-10-20')).toBe('yes');
    expect(canRecord({ ...trying, state: 'intended' }, '2026-12-01')).toBe('not_begun');
    expect(canRecord({ ...trying, state: 'ended' }, '2026-12-01')).toBe('not_begun');
    expect(canRecord({ ...trying, state: 'recorded' }, '2026-12-01')).toBe('recorded_before');
  });

  it('[reuse/undo] a reason is needed after ten minutes, and never before it is recorded', () => {
    const recordedAt = new Date('2026-10-20T09:00:00Z');
    const later = (minutes: number) => new Date(recordedAt.getTime() + minutes * 60_000);
    expect(needsReasonToEnd({ recordedAt }, later(10))).toBe(false);
    expect(needsReasonToEnd({ recordedAt }, later(10.1))).toBe(true);
    expect(needsReasonToEnd({ recordedAt: null }, later(9_999))).toBe(false);
  });

  it.each([
    [[['d1', 'p1', 't1']], ['d1', 'p1', 't1'], 'same-team'],
    [[['d1', 'p1', 't1']], ['d1', 'p1', 't2'], 'same-directorate'],
    [[['d1', 'p1', 't1']], ['d1', 'p1'], 'same-directorate'],
    [[['d1', 'p1', 't1']], ['d2', 'p3', 't3'], 'other-directorate'],
    [
      [
        ['d1', 'p1', 't1'],
        ['d2', 'p3', 't3'],
      ],
      ['d2', 'p3', 't3'],
      'same-team',
    ],
    [
      [
        ['d1', 'p1', 't1'],
        ['d2', 'p3', 't3'],
      ],
      ['d2', 'p3', 't4'],
      'same-directorate',
    ],
    [[[]], ['d2'], 'same-directorate'],
  ])('[reuse/distance] from %j, %j is %s', (makers, adopter, distance) => {
    expect(distanceFrom(makers, adopter)).toBe(distance);
  });

  it('[reuse/distance] one more maker never makes it further', () => {
    const far = ['same-team', 'same-directorate', 'other-directorate'];
    const path = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 4 }), path, path, (makers, more, adopter) => {
        const before = far.indexOf(distanceFrom(makers, adopter));
        expect(far.indexOf(distanceFrom([...makers, more], adopter))).toBeLessThanOrEqual(before);
      }),
      { seed: 20_261_006 },
    );
  });
});
