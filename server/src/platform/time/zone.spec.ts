import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { instants, zones } from '../../testing/given-times.js';
import { isoWeek, isWorkingTime, startOfWeek } from './zone.js';

const london = 'Europe/London';

describe('ISO weeks in the organisation’s zone', () => {
  it('an instant belongs to the week it is there', () => {
    expect(isoWeek(new Date('2026-11-23T09:00:00Z'), london)).toBe('2026-W48');
    expect(isoWeek(new Date('2026-11-22T23:30:00Z'), london)).toBe('2026-W47');
    expect(isoWeek(new Date('2026-11-22T23:30:00Z'), 'Europe/Paris')).toBe('2026-W48');
    expect(isoWeek(new Date('2026-06-28T23:30:00Z'), london)).toBe('2026-W27');
  });

  it('the first days of January may belong to the last week of the year before', () => {
    expect(isoWeek(new Date('2027-01-01T12:00:00Z'), london)).toBe('2026-W53');
    expect(isoWeek(new Date('2024-12-30T12:00:00Z'), london)).toBe('2025-W01');
  });

  it('changes on Monday 00:00 there, and at no other time', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const monday = startOfWeek(instant, zone);
        expect(monday <= instant).toBe(true);
        expect(isoWeek(monday, zone)).toBe(isoWeek(instant, zone));
        expect(isoWeek(new Date(monday.getTime() - 1), zone)).not.toBe(isoWeek(instant, zone));
      }),
      { seed: 62, numRuns: 300 },
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => isoWeek(new Date(), 'Europe/Brackenshire')).toThrow(RangeError);
  });
});

describe('working hours', () => {
  it('are nine to five from Monday to Friday, by the clock on the wall there', () => {
    const at = (instant: string, zone = london) => isWorkingTime(new Date(instant), zone);
    expect([at('2026-10-05T07:59:59Z'), at('2026-10-05T08:00:00Z')]).toEqual([false, true]);
    expect([at('2026-10-09T15:59:59Z'), at('2026-10-09T16:00:00Z')]).toEqual([true, false]);
    expect([at('2026-10-10T11:00:00Z'), at('2026-10-11T11:00:00Z')]).toEqual([false, false]);
    expect([at('2026-11-23T08:30:00Z'), at('2026-11-23T08:30:00Z', 'Europe/Paris')]).toEqual([false, true]);
  });
});
