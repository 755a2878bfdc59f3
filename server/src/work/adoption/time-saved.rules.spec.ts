import { describe, expect, it } from '@jest/globals';
import { type RecordedTime, timeSaved, WEEK_MS } from '@guildhall/shared/work/time-saved';
import fc from 'fast-check';

const said = (unitId: string, week: number, minutesSavedWeekly: number, goesOn = true): RecordedTime => ({
  unitId,
  goesOn,
  minutesSavedWeekly,
  recordedAt: week * WEEK_MS,
});
const anything = fc.array(
  fc.record({
    unitId: fc.constantFrom('a', 'b', 'c'),
    goesOn: fc.boolean(),
    minutesSavedWeekly: fc.nat(6000),
    recordedAt: fc.nat(200 * WEEK_MS),
  }),
  { maxLength: 8 },
);

describe('[time-saved] what a practice saves', () => {
  it('is what each team says, for every whole week since, while that is its last word', () => {
    expect(timeSaved([said('a', 0, 30), said('b', 2, 45)], 4.9 * WEEK_MS)).toEqual({
      weekly: 75,
      total: 30 * 4 + 45 * 2,
    });
    expect(timeSaved([said('a', 0, 30), said('a', 3, 10)], 5 * WEEK_MS)).toEqual({
      weekly: 10,
      total: 30 * 3 + 10 * 2,
    });
    expect(timeSaved([said('a', 0, 30), said('a', 3, 0, false)], 50 * WEEK_MS)).toEqual({ weekly: 0, total: 90 });
    expect(timeSaved([said('a', 0, 30, false)], 9 * WEEK_MS)).toEqual({ weekly: 0, total: 0 });
    expect(timeSaved([], WEEK_MS)).toEqual({ weekly: 0, total: 0 });
  });

  it('never falls with time, is never negative, and teams add up', () => {
    fc.assert(
      fc.property(anything, fc.nat(400 * WEEK_MS), fc.nat(100 * WEEK_MS), (records, now, later) => {
        const past = records.filter(({ recordedAt }) => recordedAt <= now);
        const saved = timeSaved(past, now);
        expect(saved.total).toBeGreaterThanOrEqual(0);
        expect(timeSaved(past, now + later).total).toBeGreaterThanOrEqual(saved.total);
        const apart = ['a', 'b', 'c'].map((unit) =>
          timeSaved(
            past.filter(({ unitId }) => unitId === unit),
            now,
          ),
        );
        expect(apart.reduce((sum, { total }) => sum + total, 0)).toBe(saved.total);
        expect(apart.reduce((sum, { weekly }) => sum + weekly, 0)).toBe(saved.weekly);
      }),
      { seed: 62 },
    );
  });
});
