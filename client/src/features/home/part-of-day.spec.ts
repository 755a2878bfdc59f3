import { expect, it } from '@jest/globals';

import { partOfDay } from './part-of-day';

it.each([
  ['2026-07-01T10:59:00Z', 60, 'morning'],
  ['2026-07-01T11:00:00Z', 60, 'afternoon'],
  ['2026-01-01T11:59:00Z', 0, 'morning'],
  ['2026-01-01T17:59:00Z', 0, 'afternoon'],
  ['2026-01-01T18:00:00Z', 0, 'evening'],
  ['2026-06-30T23:30:00Z', 60, 'morning'],
  ['2026-01-01T15:00:00Z', -240, 'morning'],
])('%s, with clocks %s minutes ahead, is the %s', (now, ahead, part) => {
  expect(partOfDay(Date.parse(now), ahead)).toBe(part);
});
