import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  defaultPriors,
  isMonday,
  isoWeekKey,
  mondayFrom,
  priorsFrom,
  seasonDates,
  seasonPhase,
  weekSpan,
} from './season.rules.js';

const london = 'Europe/London';
const hour = 3_600_000;
const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const zones = fc.constantFrom(
  london,
  'Pacific/Auckland',
  'America/St_Johns',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'UTC',
);
const seeded = { seed: 62, numRuns: 300 };

describe('ISO weeks in the organisation’s zone', () => {
  it('an instant belongs to the week it is there', () => {
    expect(isoWeekKey(new Date('2026-11-23T09:00:00Z'), london)).toBe('2026-W48');
    expect(isoWeekKey(new Date('2026-11-22T23:30:00Z'), london)).toBe('2026-W47');
    expect(isoWeekKey(new Date('2026-11-22T23:30:00Z'), 'Europe/Paris')).toBe('2026-W48');
    expect(isoWeekKey(new Date('2026-06-28T23:30:00Z'), london)).toBe('2026-W27');
  });

  it('the first days of January may belong to the last week of the year before', () => {
    expect(isoWeekKey(new Date('2027-01-01T12:00:00Z'), london)).toBe('2026-W53');
    expect(isoWeekKey(new Date('2024-12-30T12:00:00Z'), london)).toBe('2025-W01');
  });

  it('a week in which clocks change has 167 or 169 hours', () => {
    const hours = (key: string) => (weekSpan(key, london).to.getTime() - weekSpan(key, london).from.getTime()) / hour;
    expect([hours('2026-W13'), hours('2026-W43'), hours('2026-W48')]).toEqual([167, 169, 168]);
  });

  it('every instant lies in the span of its own week, and weeks meet without a gap', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const { from, to } = weekSpan(isoWeekKey(instant, zone), zone);
        expect(from <= instant && instant < to).toBe(true);
        expect(weekSpan(isoWeekKey(to, zone), zone).from).toEqual(to);
      }),
      seeded,
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => isoWeekKey(new Date(), 'Europe/Brackenshire')).toThrow(RangeError);
  });
});

describe('seasons (scoring §3.6)', () => {
  it('runs twelve weeks and a rest week from Monday 00:00 on the organisation’s clock', () => {
    expect(seasonDates('2026-09-07', london)).toEqual({
      startsAt: new Date('2026-09-06T23:00:00Z'),
      endsAt: new Date('2026-11-30T00:00:00Z'),
      restEndsAt: new Date('2026-12-07T00:00:00Z'),
    });
  });

  it('starts on a Monday only', () => {
    expect(seasonDates('2026-09-08', london)).toBeNull();
    expect([isMonday('2026-09-07'), isMonday('2026-09-08'), isMonday('never')]).toEqual([true, false, false]);
  });

  it('the first Monday at or after an instant is the local one', () => {
    expect(mondayFrom(new Date('2026-11-23T00:00:00Z'), london)).toBe('2026-11-23');
    expect(mondayFrom(new Date('2026-11-23T00:00:01Z'), london)).toBe('2026-11-30');
    expect(mondayFrom(new Date('2026-06-28T23:00:00Z'), london)).toBe('2026-06-29');
  });

  it('has three chapters of four weeks, a rest, and an end', () => {
    const season = seasonDates('2026-09-07', london)!;
    const phase = (iso: string) => seasonPhase(season, new Date(iso), london);
    expect(phase('2026-09-06T22:59:59Z')).toEqual({ phase: 'planned' });
    expect(phase('2026-09-06T23:00:00Z')).toEqual({ phase: 'open', week: 1, chapter: 'start' });
    expect(phase('2026-10-04T23:00:00Z')).toEqual({ phase: 'open', week: 5, chapter: 'borrow_and_help' });
    expect(phase('2026-10-25T23:59:59Z')).toEqual({ phase: 'open', week: 7, chapter: 'borrow_and_help' });
    expect(phase('2026-10-26T00:00:00Z')).toEqual({ phase: 'open', week: 8, chapter: 'borrow_and_help' });
    expect(phase('2026-11-29T23:59:59Z')).toEqual({ phase: 'open', week: 12, chapter: 'write_it_down' });
    expect(phase('2026-11-30T00:00:00Z')).toEqual({ phase: 'rest' });
    expect(phase('2026-12-07T00:00:00Z')).toEqual({ phase: 'over' });
  });

  it('is made of twelve ISO weeks in any zone, whatever the clocks do', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const season = seasonDates(mondayFrom(instant, zone), zone)!;
        let at = season.startsAt;
        for (let week = 1; week <= 12; week++) {
          expect(seasonPhase(season, at, zone)).toMatchObject({ phase: 'open', week });
          at = weekSpan(isoWeekKey(at, zone), zone).to;
        }
        expect(at).toEqual(season.endsAt);
        expect(weekSpan(isoWeekKey(at, zone), zone).to).toEqual(season.restEndsAt);
      }),
      seeded,
    );
  });

  it('opted-out people stand in at the rates of the last closed week, or at the usual ones before there is one', () => {
    expect(priorsFrom(null)).toEqual({ b0: 0.32, d0: 0.2, u0: 0.25 });
    const closed = { b0: 0.4, d0: 0.3, u0: 0.5 };
    expect(priorsFrom(closed)).toBe(closed);
    expect(defaultPriors.u0).toBe(0.25);
  });
});
