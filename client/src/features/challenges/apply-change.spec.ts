import type { ChallengeEntry, ChallengeSnapshot, ChallengeUnit } from '@guildhall/shared/game/challenges';
import { describe, expect, it } from '@jest/globals';

import { applyChange, crossedNow, isOutdated, shownOf } from './apply-change';

const unit = (unitId: string, score: number): ChallengeUnit => ({
  unitId,
  name: unitId,
  nameCy: null,
  kind: 'team',
  score,
  across: 1,
  people: 5,
  planks: [1, 0, 0, 0, 0],
  reachedAt: null,
  last: null,
});
const held = {
  state: 'open',
  progress: { share: null, ways: null },
  units: [unit('a', 100), unit('b', 200)],
  news: [],
} as unknown as ChallengeSnapshot;

describe('a live change of a challenge', () => {
  it('replaces the units that came and keeps the others in place', () => {
    const after = applyChange(held, { units: [unit('b', 900)] });
    expect(after.units.map(({ unitId, score }) => [unitId, score])).toEqual([
      ['a', 100],
      ['b', 900],
    ]);
    expect(after.state).toBe('open');
  });

  it('takes in a unit that joined, and counts how often its words are to be read anew', () => {
    const after = applyChange(applyChange(held, { units: [unit('c', 5)], words: true }), { state: 'settling' });
    expect(after.units).toHaveLength(3);
    expect([after.moved, after.wordsChanged]).toEqual(['settling', 1]);
  });
});

describe('what is shown of a challenge', () => {
  it('is the page as it was read, unless something moved since', () => {
    const live = applyChange(held, { units: [unit('a', 700)] });
    expect(shownOf(held, live, false)).toBe(held);
    expect(shownOf(held, live, true).units[0]?.score).toBe(700);
    expect(shownOf(held, undefined, true)).toBe(held);
  });

  it('never takes a state from before a change of words', () => {
    const page = { ...held, state: 'cancelled' as const };
    const live = applyChange(applyChange(applyChange(held, { state: 'open' }), { words: true }), {
      units: [unit('a', 1)],
    });
    expect(shownOf(page, live, true).state).toBe('cancelled');
    expect(shownOf(page, applyChange(live, { state: 'settled' }), true).state).toBe('settled');
  });
});

it('a challenge of the list has those across who are on any of its bridges by now', () => {
  const entry = { id: 'c', across: 0, people: 9 } as ChallengeEntry;
  const live = applyChange(held, { units: [{ ...unit('a', 700), across: 4, people: 6 }] });
  expect(crossedNow(entry, live)).toEqual({ ...entry, across: 5, people: 11 });
  expect(crossedNow(entry, undefined)).toBe(entry);
});

describe('the page of a challenge', () => {
  it('is of another time when its state moved, and when a newer snapshot came in place of changes', () => {
    expect(isOutdated(held, undefined, false)).toBe(false);
    expect(isOutdated(held, applyChange(held, { units: [unit('a', 700)] }), true)).toBe(false);
    expect(isOutdated(held, applyChange(held, { state: 'settling' }), true)).toBe(true);
    expect(isOutdated(held, applyChange(held, { state: 'open' }), true)).toBe(false);
    // It opened between reading and watching, or while the connection was lost.
    expect(isOutdated({ ...held, state: 'scheduled' }, held, true)).toBe(true);
    expect(isOutdated(held, held, false)).toBe(false);
  });
});
