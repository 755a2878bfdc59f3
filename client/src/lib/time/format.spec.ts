import { describe, expect, it } from '@jest/globals';

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

  it('writes months and lists in Welsh', () => {
    expect(welsh.date('2026-10-12T09:00:00Z')).toBe('12 Hydref 2026');
    expect(welsh.list(['Ffion', 'Dev', 'Grace'])).toContain('Grace');
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
