import { describe, expect, it } from '@jest/globals';

import { outcomesOf } from './outcomes.rules.js';

const unit = (unitId: string, score: number, last: number | null = null) => ({ unitId, score, last });

describe('what a settled challenge means', () => {
  it('[places] equal scores share a place, the next is skipped, and nobody is placed without a score', () => {
    const units = [unit('a', 80), unit('b', 80), unit('c', 20), unit('d', 0)];
    const places = outcomesOf('breadth', null, units).map(({ place, reached }) => [place, reached]);
    expect(places).toEqual([
      [1, false],
      [1, false],
      [3, false],
      [null, false],
    ]);
  });

  it.each(['together', 'paired'] as const)('[goal] %s: all reach it, or none', (mode) => {
    const units = [unit('a', 80), unit('b', 10)];
    expect(outcomesOf(mode, 1, units)).toMatchObject([{ reached: true }, { reached: true }]);
    expect(outcomesOf(mode, 0.99, units)).toMatchObject([{ reached: false }, { reached: false }]);
    expect(outcomesOf(mode, 1, units).map(({ place }) => place)).toEqual([null, null]);
  });

  it('[own best] each unit against itself', () => {
    const units = [unit('better', 50, 40), unit('same', 40, 40), unit('first time', 10)];
    expect(outcomesOf('own_best', 0.9, units).map(({ reached }) => reached)).toEqual([true, false, true]);
  });
});
