import { describe, expect, it } from '@jest/globals';

import { isOfAnotherYear, stateNow } from './by-the-clock';

const [startsAt, endsAt] = ['2026-12-01T09:00:00.000Z', '2026-12-15T17:00:00.000Z'];
const at = (moment: string) => Date.parse(moment);

describe('how the time of a challenge stands', () => {
  it('[challenges/clock] it opens and closes on a page that stays open', () => {
    const scheduled = { state: 'scheduled', startsAt, endsAt } as const;
    expect(stateNow(scheduled, at('2026-12-01T08:59:59Z'))).toBe('scheduled');
    expect(stateNow(scheduled, at(startsAt))).toBe('open');
    expect(stateNow({ ...scheduled, state: 'open' }, at(endsAt))).toBe('settling');
    expect(stateNow(scheduled, at(endsAt))).toBe('settling');
  });

  it('[challenges/clock] no clock moves a draft, nor what is over', () => {
    for (const state of ['draft', 'sponsor_accepted', 'settled', 'cancelled'] as const)
      expect(stateNow({ state, startsAt, endsAt }, at('2027-01-01T00:00:00Z'))).toBe(state);
  });

  it('[challenges/clock] a moment of another year is told with its year', () => {
    const midnight = '2026-12-31T23:30:00.000Z';
    expect(isOfAnotherYear('Europe/London', midnight, at('2027-01-01T00:30:00Z'))).toBe(true);
    expect(isOfAnotherYear('Europe/Paris', midnight, at('2027-01-01T00:30:00Z'))).toBe(false);
  });
});
