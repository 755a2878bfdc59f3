import type { ChallengeSnapshot, ChallengeUnit } from '@guildhall/shared/game/challenges';
import { describe, expect, it } from '@jest/globals';

import { applyChange } from './apply-change';
import { ranked } from './ranked';

const unit = (unitId: string, score: number): ChallengeUnit => ({
  unitId,
  name: unitId,
  nameCy: null,
  kind: 'team',
  score,
  across: 1,
  people: 5,
  planks: [1, 0, 0, 0, 0],
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

  it('takes in a unit that joined, and remembers that its words are to be read anew', () => {
    const after = applyChange(applyChange(held, { units: [unit('c', 5)], words: true }), { state: 'settling' });
    expect(after.units).toHaveLength(3);
    expect([after.state, after.outdated]).toEqual(['settling', true]);
  });
});

describe('the order of the bridges', () => {
  it('gives equal scores the same place, skips the next, and sorts by name within a tie', () => {
    const places = ranked([unit('d', 100), unit('a', 300), unit('c', 300), unit('b', 400)], 'en');
    expect(places.map(({ rank, unit: { unitId } }) => [rank, unitId])).toEqual([
      [1, 'b'],
      [2, 'a'],
      [2, 'c'],
      [4, 'd'],
    ]);
  });
});
