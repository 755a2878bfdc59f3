import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { gapPageOf, type UnitCounts } from './gap-page.rules.js';

const unit = (unitId: string, levels: number[], startedBefore: number[] = []): UnitCounts => ({
  unitId,
  name: unitId,
  nameCy: null,
  people: levels.reduce((sum, count) => sum + count, 0),
  levels,
  startedBefore,
});
const groupOf = (page: ReturnType<typeof gapPageOf>, unitId: string) =>
  page.groups.find(({ units }) => units.length === 1 && units[0]!.unitId === unitId)!;

describe('[I7] the gap tells nothing of fewer than five people', () => {
  it('a directorate hidden for its two is not the whole less all the others', () => {
    const page = gapPageOf(
      [unit('a', [18, 2, 0, 0, 0]), unit('b', [5, 8, 0, 0, 0]), unit('c', [30, 20, 0, 0, 0])],
      [],
      0.6,
    );
    expect(page.levels).toEqual([53, 30, 0, 0, 0]);
    expect(page.reach).toBeCloseTo(30 / 83, 10);
    expect(groupOf(page, 'a')).toMatchObject({ people: 20, levels: [null, null, null, null, null], gap: null });
    // Whoever takes c from the whole finds a and b together: 23 and 10.
    expect(groupOf(page, 'b')).toMatchObject({ levels: [null, null, null, null, null], reach: null });
    expect(groupOf(page, 'c')).toMatchObject({ levels: [30, 20, 0, 0, 0], reach: 0.4, gap: 0.8 });
  });

  it('shows who started where only a higher level would tell', () => {
    const page = gapPageOf([unit('a', [10, 8, 2, 0, 0]), unit('b', [10, 20, 10, 0, 0])], [], 0.6);
    expect(groupOf(page, 'a')).toMatchObject({ levels: [10, null, null, null, null], reach: 0.5, gap: null });
    expect(page.levels).toEqual([20, 28, 12, 0, 0]);
  });

  it('leaves out the start of a season since which fewer than five took their first step', () => {
    const page = gapPageOf([unit('a', [30, 30, 0, 0, 0], [0, 27]), unit('b', [30, 30, 0, 0, 0], [0, 20])], [1, 2], 0.6);
    const seasons = (of: { series: { season: number | null }[] }) => of.series.map(({ season }) => season);
    expect(seasons(page)).toEqual([1, 2, null]);
    expect([seasons(groupOf(page, 'a')), seasons(groupOf(page, 'b'))]).toEqual([
      [1, null],
      [1, null],
    ]);
  });

  it('of fewer than five people in all it says nothing, of nobody that there is nobody', () => {
    const few = gapPageOf([unit('a', [2, 2, 0, 0, 0], [1])], [1], 0.6);
    expect(few).toMatchObject({ people: null, gap: null, reach: null, series: [], groups: [] });
    expect(few.levels).toEqual([null, null, null, null, null]);
    expect(gapPageOf([], [1], 0.6)).toMatchObject({ people: 0, gap: null, groups: [] });
  });

  it('no figure that is shown, nor what is left of the whole beside the shown ones, is about one to four', () => {
    const safe = (count: number) => expect(count === 0 || count >= 5).toBe(true);
    const units = fc.array(
      fc.tuple(fc.nat(12), fc.nat(12), fc.nat(9), fc.nat(12)).map(([none, first, second, before]) => ({
        levels: [none, first, second, 0, 0],
        startedBefore: [Math.min(before, first + second)],
      })),
      { maxLength: 7 },
    );
    fc.assert(
      fc.property(units, (all) => {
        const counted = all.map(({ levels, startedBefore }, nth) => unit(`u${nth}`, levels, startedBefore));
        const page = gapPageOf(counted, [1], 0.6);
        for (const level of [0, 1, 2]) {
          const shown = page.groups.map(({ levels }) => levels[level]!).filter((count) => count !== null);
          shown.forEach(safe);
          const whole = page.levels[level];
          if (whole !== null) safe(whole! - shown.reduce((sum, count) => sum + count, 0));
        }
        const started = (of: { people: number | null; series: { season: number | null; gap: number }[] }) =>
          of.series.filter(({ season }) => season === 1).map(({ gap }) => Math.round((1 - gap) * 2 * of.people!));
        const then = page.groups.flatMap(started);
        then.forEach(safe);
        started(page).forEach((whole) => safe(whole - then.reduce((sum, count) => sum + count, 0)));
      }),
      { seed: 62, numRuns: 1_000 },
    );
  });
});
