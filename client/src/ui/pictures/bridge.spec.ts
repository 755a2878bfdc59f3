import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { bridgeOf, gather, mostPlanks } from './bridge';

const fills = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 400 });
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the bridge', () => {
  it('has one plank a colleague up to sixty, and sixty beyond', () => {
    fc.assert(
      fc.property(fills, (all) => expect(gather(all)).toHaveLength(Math.min(all.length, mostPlanks))),
      { seed: 62 },
    );
  });

  it('shows the same share as a whole when planks stand for several colleagues', () => {
    fc.assert(
      fc.property(fills, (all) => expect(mean(gather(all))).toBeCloseTo(mean(all), 9)),
      { seed: 62 },
    );
  });

  it('is whole only when every colleague is across', () => {
    expect(gather(Array.from({ length: 90 }, () => 1)).every((fill) => fill === 1)).toBe(true);
    expect(gather([...Array.from({ length: 89 }, () => 1), 0.5]).every((fill) => fill === 1)).toBe(false);
  });

  it('keeps every plank between the banks, apart from its neighbours and above the water, on phones too', () => {
    fc.assert(
      fc.property(fills, fc.integer({ min: 240, max: 1_400 }), (all, width) => {
        const { planks, bank, waterY } = bridgeOf(all, width);
        planks.forEach((plank, index) => {
          expect(plank.x - plank.width / 2).toBeGreaterThanOrEqual(bank - 0.01);
          expect(plank.x + plank.width / 2).toBeLessThanOrEqual(width - bank + 0.01);
          expect(plank.y + plank.height).toBeLessThan(waterY);
          expect(plank.ropeY).toBeLessThan(plank.y);
          const next = planks[index + 1];
          if (next) expect(next.x - plank.x).toBeGreaterThan(plank.width);
        });
      }),
      { seed: 62 },
    );
  });

  it('takes a share that is out of range or no number for the nearest one that is', () => {
    expect(gather([-1, 2, Number.NaN])).toEqual([0, 1, 0]);
  });
});
