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

  it('has nothing for an empty answer', () => {
    expect(instantOf(zone, '')).toBeNull();
    expect(localOf(zone, null)).toBe('');
  });
});
