import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  adoptionGap,
  distanceInFront,
  gini,
  halfMakers,
  type LevelCounts,
  levelShares,
  lowerHalfShare,
  meanLevel,
  medianDays,
  outwardIndex,
  reach,
  startedByDay,
  timeToFirstStep,
  topShare,
} from './gap.rules.js';

const seeded = { seed: 62, numRuns: 300 };
const levels = fc.array(fc.nat(500), { minLength: 5, maxLength: 5 }).filter((counts) => counts.some((n) => n > 0));
const points = fc.array(fc.nat(900), { minLength: 1, maxLength: 60 });

describe('the adoption gap (scoring §3.4)', () => {
  it('62 people of whom 20 have a first step', () => {
    const councillors = [42, 20, 0, 0, 0];
    expect(reach(councillors)).toBeCloseTo(0.3226, 4);
    for (const a of [0, 1, 2] as const) expect(adoptionGap(councillors, a, 1)).toBeCloseTo(0.6774, 4);
    expect(adoptionGap(councillors, 0)).toBe(1);
    expect(adoptionGap(councillors, 1)).toBeCloseTo(0.8387, 4);
    expect(adoptionGap(councillors, 2)).toBeCloseTo(0.7581, 4);
  });

  it.each([
    [[3000, 1400, 450, 120, 30], [0.88, 0.74, 0.67], 0.556, 0.4],
    [[1500, 2200, 950, 280, 70], [0.74, 0.52, 0.41], 1.044, 0.7],
  ])('5,000 people at %j', (counts, gaps, mean, reached) => {
    ([0, 1, 2] as const).forEach((a) => expect(adoptionGap(counts, a)).toBeCloseTo(gaps[a]!, 4));
    expect(meanLevel(counts)).toBeCloseTo(mean, 4);
    expect(reach(counts)).toBeCloseTo(reached, 4);
  });

  it('[I20] adds up by headcount over units', () => {
    expect(adoptionGap([100, 50, 30, 15, 5])).toBeCloseTo(0.625, 6);
    expect(adoptionGap([40, 100, 40, 15, 5])).toBeCloseTo(0.45, 6);
    expect(adoptionGap([140, 150, 70, 30, 10])).toBeCloseTo(0.5375, 6);
    fc.assert(
      fc.property(levels, levels, (one, two) => {
        const people = (counts: LevelCounts) => counts.reduce((total, n) => total + n, 0);
        const whole = one.map((n, level) => n + two[level]!);
        const parts = people(one) * adoptionGap(one)! + people(two) * adoptionGap(two)!;
        expect(people(whole) * adoptionGap(whole)!).toBeCloseTo(parts, 6);
      }),
      seeded,
    );
  });

  it('is bounded, ordered in a, and never grows when someone goes up a level', () => {
    fc.assert(
      fc.property(levels, fc.nat(3), (counts, from) => {
        const [all, headline, furthest] = [0, 1, 2].map((a) => adoptionGap(counts, a as 0 | 1 | 2)!);
        expect(0 <= furthest! && furthest! <= headline! + 1e-12 && headline! <= all! + 1e-12 && all! <= 1).toBe(true);
        fc.pre(counts[from]! > 0);
        const up = counts.map((n, level) => n + (level === from + 1 ? 1 : 0) - (level === from ? 1 : 0));
        expect(adoptionGap(up)!).toBeLessThanOrEqual(headline! + 1e-12);
      }),
      seeded,
    );
  });

  it('has nothing to say of nobody', () => {
    expect([reach([0, 0]), adoptionGap([]), meanLevel([]), levelShares([]), distanceInFront([])]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(levelShares([3, 1])).toEqual([0.75, 0.25]);
  });
});

describe('how evenly points are spread (scoring §3.4)', () => {
  it.each([
    [[0, 0, 0, 0, 10], 0.8],
    [[1, 1, 1, 1], 0],
    [[1, 2, 3, 4], 0.25],
    [[0, 0, 2, 3, 5, 10], 0.55],
    [[5], 0],
    [[0, 0, 0], null],
  ])('Gini of %j is %d', (values, expected) => {
    const result = gini(values);
    if (expected === null) expect(result).toBeNull();
    else expect(result).toBeCloseTo(expected, 9);
  });

  it('one person of six made half, and that tenth made half of it all', () => {
    expect(halfMakers([10, 5, 3, 2, 0, 0])).toBe(1);
    expect(topShare([10, 5, 3, 2, 0, 0])).toBe(0.5);
    expect(lowerHalfShare([1, 2, 3, 4])).toBe(0.3);
    expect([halfMakers([0, 0]), topShare([0, 0]), lowerHalfShare([])]).toEqual([0, null, null]);
  });

  it('the distance in front is the 90th person’s level less the 50th’s', () => {
    expect(distanceInFront([0, 0, 0, 0, 0, 0, 1, 1, 3, 4])).toBe(3);
    expect(distanceInFront([2, 2, 2])).toBe(0);
  });

  it('Gini lies in 0..1, ignores scale, and doubling everyone changes nothing', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 2, max: 9 }), (values, times) => {
        const value = gini(values);
        fc.pre(value !== null);
        expect(value! >= -1e-12 && value! < 1).toBe(true);
        expect(gini(values.map((x) => x * times))).toBeCloseTo(value!, 9);
        expect(gini([...values, ...values])).toBeCloseTo(value!, 9);
        expect(halfMakers(values)).toBeLessThanOrEqual(Math.ceil(values.length / 2));
      }),
      seeded,
    );
  });
});

describe('time to a first step (scoring §3.4)', () => {
  const people = [
    ...[1, 3, 3, 8, 14].map((days) => ({ days, stepped: true })),
    ...[5, 10, 14, 28, 28].map((days) => ({ days, stepped: false })),
  ];

  it('counts those who have not started as censored: the median is 14, not 3', () => {
    const curve = timeToFirstStep(people);
    expect(
      curve.map((step) => [step.days, step.atRisk, step.stepped, Math.round(step.waiting * 10_000) / 10_000]),
    ).toEqual([
      [1, 10, 1, 0.9],
      [3, 9, 2, 0.7],
      [8, 6, 1, 0.5833],
      [14, 4, 1, 0.4375],
    ]);
    expect(medianDays(curve)).toBe(14);
    expect(startedByDay(curve, 14)).toBeCloseTo(0.5625, 6);
    expect(startedByDay(curve, 28)).toBeCloseTo(0.5625, 6);
    expect(startedByDay(curve, 0)).toBe(0);
  });

  it('has no median while fewer than half have started', () => {
    expect(
      medianDays(
        timeToFirstStep([
          { days: 2, stepped: true },
          ...Array.from({ length: 4 }, () => ({ days: 9, stepped: false })),
        ]),
      ),
    ).toBeNull();
    expect(timeToFirstStep([])).toEqual([]);
  });

  it('the curve only ever goes down and stays within 0..1', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ days: fc.nat(60), stepped: fc.boolean() })), (all) => {
        const curve = timeToFirstStep(all);
        curve.forEach((step, i) => expect(step.waiting).toBeLessThan(i === 0 ? 1 : curve[i - 1]!.waiting));
        expect(curve.every((step) => step.waiting >= 0)).toBe(true);
      }),
      seeded,
    );
  });
});

it('the E-I index of 30 ties across and 70 within is −0.4, of as many 0, of none nothing', () => {
  expect(outwardIndex(30, 70)).toBeCloseTo(-0.4, 9);
  expect(outwardIndex(5, 5)).toBe(0);
  expect(outwardIndex(0, 0)).toBeNull();
});
