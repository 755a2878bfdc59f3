import type { ChallengeUnit } from '@guildhall/shared/game/challenges';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ownBand, standingUnits } from './standing-units';

const unit = (name: string, score: number, minute = 0): ChallengeUnit => ({
  unitId: name,
  name,
  nameCy: null,
  kind: 'team',
  score,
  across: 0,
  people: 5,
  planks: [],
  last: null,
  reachedAt: new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString(),
});
const listed = (units: ChallengeUnit[], mode: 'breadth' | 'together' | 'own_best' | 'paired' = 'breadth') =>
  standingUnits({ mode, units }, ({ name }) => name, 'en').map((each) => [each.unit.name, each.place]);

describe('how a challenge lists its units', () => {
  it('[race] the first places by number, whoever got there first before the others of a tie; the last has none', () => {
    expect(listed([unit('d', 10), unit('a', 50, 2), unit('b', 70), unit('c', 50, 1)])).toEqual([
      ['b', 1],
      ['c', 2],
      ['a', 2],
      ['d', null],
    ]);
  });

  it('[race] who has not begun has no place, and those without one are in the order of their names', () => {
    expect(listed([unit('Team 10', 0), unit('Zest', 20), unit('Team 9', 0), unit('Able', 10)])).toEqual([
      ['Zest', 1],
      ['Able', null],
      ['Team 9', null],
      ['Team 10', null],
    ]);
    expect(listed([unit('b', 0), unit('a', 0)])).toEqual([
      ['a', null],
      ['b', null],
    ]);
  });

  it.each(['together', 'own_best', 'paired'] as const)('[%s] nobody races, so names alone order them', (mode) => {
    expect(listed([unit('b', 90), unit('a', 10), unit('c', 50)], mode)).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ]);
    expect(ownBand({ mode, units: [unit('b', 90)] }, 'b')).toBeNull();
  });

  const units = fc
    .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 99 }), score: fc.nat(8), minute: fc.nat(3) }), {
      selector: ({ id }) => id,
      maxLength: 30,
    })
    .map((all) => all.map(({ id, score, minute }) => unit(`Unit ${id}`, score, minute)));

  it('[last] every unit is there once, no place is the last, and whatever comes in, the list is the same', () => {
    fc.assert(
      fc.property(units, (all) => {
        const list = listed(all);
        expect(list.map(([name]) => name).toSorted()).toEqual(all.map(({ name }) => name).toSorted());
        const scores = all.map(({ score }) => score).filter((score) => score > 0);
        for (const [name, place] of list) {
          const { score } = all.find((each) => each.name === name)!;
          if (place !== null) expect(place).toBe(1 + scores.filter((other) => other > score).length);
          expect(place === null || place === 1 || score > Math.min(...scores)).toBe(true);
          expect(place ?? 1).toBeLessThanOrEqual(Math.max(1, Math.ceil((2 * scores.length) / 3)));
        }
        expect(listed(all.toReversed())).toEqual(list);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('[band] one’s own place is a band: without a score, or without a unit, it is no number either', () => {
    const race = { mode: 'breadth' as const, units: ['a', 'b', 'c', 'd', 'e', 'f'].map((id, n) => unit(id, 60 - n)) };
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ownBand(race, id))).toEqual([
      'first_third',
      'first_third',
      'middle',
      'middle',
      'getting_going',
      'getting_going',
    ]);
    expect(ownBand({ ...race, units: [...race.units, unit('g', 0)] }, 'g')).toBe('getting_going');
    expect([ownBand(race, null), ownBand(race, 'elsewhere')]).toEqual([null, null]);
  });
});
