import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { dayIn, formatsFor, timeLeft } from './format';

const english = formatsFor('en', 'Europe/London');
const welsh = formatsFor('cy', 'Europe/London');

describe('formats', () => {
  it('shows a time in the zone of the organisation, summer time included', () => {
    expect(english.time('2026-07-01T12:00:00Z')).toBe('13:00');
    expect(english.time('2026-01-01T12:00:00Z')).toBe('12:00');
  });

  it('names the day of the organisation and not of Greenwich', () => {
    expect(english.date('2026-06-30T23:30:00Z')).toBe('1 July 2026');
    expect(dayIn('Europe/London', '2026-06-30T23:30:00Z')).toBe('2026-07-01');
  });

  it('names a day of the calendar as it was written, also west of Greenwich', () => {
    for (const zone of ['America/Halifax', 'Europe/London', 'Pacific/Auckland']) {
      expect(formatsFor('en', zone).day('2026-10-14')).toBe('14 October 2026');
      expect(formatsFor('cy', zone).day('2026-10-14')).toBe('14 Hydref 2026');
    }
  });

  it('writes numbers and shares as English does, also those too small for a separator', () => {
    const theirs = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat('en-GB', options);
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 0, max: 100 }), (value, hundredth) => {
        expect(welsh.number(value)).toBe(theirs({}).format(value));
        expect(welsh.number(value / 8, 2)).toBe(
          theirs({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value / 8),
        );
        expect(welsh.percent(hundredth / 100)).toBe(theirs({ style: 'percent' }).format(hundredth / 100));
      }),
      { seed: 62 },
    );
  });

  it('writes months and lists in Welsh', () => {
    expect(welsh.date('2026-10-12T09:00:00Z')).toBe('12 Hydref 2026');
    expect(welsh.dateTime('2026-07-09T09:05:00Z')).toBe('Iau 9 Gorff, 10:05');
    expect(welsh.list(['Ffion', 'Dev', 'Grace'])).toBe('Ffion, Dev a Grace');
    expect(welsh.list(['Dev', 'Élin'])).toBe('Dev ac Élin');
    expect(['Dev', ''].map((name) => welsh.list(name ? [name] : []))).toEqual(['Dev', '']);
  });

  it('writes the same days in Welsh as a machine that knows it, also one that does not', () => {
    const theirs = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('cy', { timeZone: 'Europe/London', ...options });
    const long = theirs({ day: 'numeric', month: 'long', year: 'numeric' });
    const short = theirs({ day: 'numeric', month: 'short' });
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true }), (day) => {
        expect(welsh.date(day)).toBe(long.format(day));
        expect(welsh.shortDate(day)).toBe(short.format(day));
      }),
      { seed: 62 },
    );
  });

  it('writes spans of days in Welsh, and how far off something is', () => {
    expect(welsh.range('2026-07-01T09:00:00Z', '2026-07-05T09:00:00Z')).toBe('1–5 Gorffennaf 2026');
    expect(welsh.range('2026-06-30T09:00:00Z', '2026-07-05T09:00:00Z')).toBe('30 Mehefin – 5 Gorffennaf 2026');
    expect(welsh.range('2026-12-30T09:00:00Z', '2027-01-02T09:00:00Z')).toBe('30 Rhagfyr 2026 – 2 Ionawr 2027');
    expect(welsh.range('2026-07-01T09:00:00Z', '2026-07-01T10:00:00Z')).toBe('1 Gorffennaf 2026');
    const now = Date.parse('2026-05-10T12:00:00Z');
    const minutes = [0, -20, -60, 26 * 60, -26 * 60, 3 * 1440, -75 * 1440];
    expect(minutes.map((each) => welsh.relative(now + each * 60_000, now))).toEqual([
      ...['nawr', '20 munud yn ôl', 'awr yn ôl', 'yfory', 'ddoe', 'ymhen 3 diwrnod', 'deufis yn ôl'],
    ]);
  });

  it('tells how long ago in the largest unit that is whole', () => {
    const now = '2026-05-10T12:00:00Z';
    expect(english.relative('2026-05-10T11:40:00Z', now)).toBe('20 minutes ago');
    expect(english.relative('2026-05-09T11:00:00Z', now)).toBe('yesterday');
    expect(english.relative('2026-05-10T11:59:50Z', now)).toBe('now');
  });

  it('counts the time left down to whole days, then hours, then minutes, and never below zero', () => {
    const end = '2026-05-10T12:00:00Z';
    expect(timeLeft(end, '2026-05-01T11:00:00Z')).toEqual({ unit: 'day', count: 9 });
    expect(timeLeft(end, '2026-05-10T09:30:00Z')).toEqual({ unit: 'hour', count: 2 });
    expect(timeLeft(end, '2026-05-10T11:59:30Z')).toEqual({ unit: 'minute', count: 1 });
    expect(timeLeft(end, '2026-05-11T00:00:00Z')).toEqual({ unit: 'minute', count: 0 });
  });
});
