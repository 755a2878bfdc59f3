import { describe, expect, it } from '@jest/globals';

import { instantOf, localOf } from './zoned';

const zone = 'Europe/London';

describe('a local time in the organisation’s zone', () => {
  it.each([
    ['2026-01-15T09:00', '2026-01-15T09:00:00.000Z'],
    ['2026-07-15T09:00', '2026-07-15T08:00:00.000Z'],
    ['2026-03-29T00:30', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ])('%s is %s, and back', (local, instant) => {
    expect(instantOf(zone, local)).toBe(instant);
    expect(localOf(zone, instant)).toBe(local);
  });

  it('moves on a time that the clocks skip, and takes the first of one they show twice', () => {
    expect(instantOf(zone, '2026-03-29T01:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf(zone, '2026-10-25T01:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it.each([
    ['Pacific/Auckland', '2026-09-27T02:30', '2026-09-26T14:30:00.000Z'],
    ['Pacific/Auckland', '2026-09-27T00:00', '2026-09-26T12:00:00.000Z'],
    ['Pacific/Auckland', '2026-09-28T00:00', '2026-09-27T11:00:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '2026-11-02T00:00', '2026-11-02T05:00:00.000Z'],
    ['America/St_Johns', '2026-10-25T01:30', '2026-10-25T04:00:00.000Z'],
  ])('in %s %s is %s, where London’s clocks change on another day', (elsewhere, local, instant) => {
    expect(instantOf(elsewhere, local)).toBe(instant);
  });

  it('has nothing for an empty answer', () => {
    expect(instantOf(zone, '')).toBeNull();
    expect(localOf(zone, null)).toBe('');
  });
});
