import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { earlierGoals } from './earlier-goals.rules.js';

const result = (...scores: number[]) => ({
  units: scores.map((score, nth) => ({ unitId: String(nth), score, across: 0, people: 5 })),
});

describe('[D16] how far goals came before', () => {
  it.each([
    ['together', 'lowest_rate', [result(3899, 6000), result(8000, 5500)], { challenges: 2, least: 38, most: 55 }],
    ['together', 'sum', [result(1200, 300), result(4000)], { challenges: 2, least: 15, most: 40 }],
    ['paired', null, [result(300, 200)], { challenges: 1, least: 5, most: 5 }],
    ['together', 'sum', [], null],
    ['together', 'lowest_rate', [result()], null],
  ] as const)('%s %s', (mode, goal, results, likely) => {
    expect(earlierGoals({ mode, goal }, results)).toEqual(likely);
  });

  it('is a range in which each of them ended, in whatever order they are told', () => {
    const scores = fc.array(
      fc.integer({ min: 0, max: 100 }).map((rate) => rate * 100),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 5 }), (all) => {
        const goal = { mode: 'together', goal: 'lowest_rate' } as const;
        const told = earlierGoals(
          goal,
          all.map((each) => result(...each)),
        )!;
        const backwards = earlierGoals(
          goal,
          all.toReversed().map((each) => result(...each)),
        );
        expect(backwards).toEqual(told);
        for (const each of all) {
          const lowest = Math.min(...each) / 100;
          expect(told.least <= lowest && lowest <= told.most).toBe(true);
        }
      }),
    );
  });
});
