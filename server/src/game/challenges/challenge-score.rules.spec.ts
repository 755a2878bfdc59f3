import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  breadthScore,
  type Contributor,
  foldSmallUnits,
  inHundredths,
  membershipWeight,
  ownBest,
  pairedReuses,
  plankFill,
  planks,
  togetherProgress,
} from './challenge-score.rules.js';

const seeded = { seed: 62, numRuns: 400 };
const slack = 1e-9;
const day = (n: number) => new Date(Date.UTC(2026, 10, n));
const all = (...points: number[]): Contributor[] => points.map((p) => ({ points: p, weight: 1 }));
const contributors = fc.array(
  fc.record({ points: fc.nat(300), weight: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
  {
    minLength: 1,
    maxLength: 25,
  },
);
const caps = fc.integer({ min: 1, max: 200 });

describe('breadth (DESIGN §5)', () => {
  it.each([
    [all(30, 30, 30), 100],
    [all(90, 0, 0), 33.33],
    [all(15, 15, 15), 50],
    [[...all(30, 30), { points: 0, weight: 0.5 }], 80],
  ])('%j scores %d', (members, score) => {
    expect(inHundredths(breadthScore(members, 30)) / 100).toBe(score);
  });

  it('a unit nobody belonged to, or whose members were never in it, scores 0', () => {
    expect(breadthScore([], 30)).toBe(0);
    expect(breadthScore([{ points: 40, weight: 0 }], 30)).toBe(0);
  });

  it('is bounded, and never falls when anyone’s points rise', () => {
    fc.assert(
      fc.property(contributors, caps, fc.nat(24), fc.nat(100), (members, cap, who, more) => {
        const score = breadthScore(members, cap);
        expect(score >= 0 && score <= 100).toBe(true);
        const richer = members.map((m, i) => (i === who % members.length ? { ...m, points: m.points + more } : m));
        expect(breadthScore(richer, cap)).toBeGreaterThanOrEqual(score - slack);
      }),
      seeded,
    );
  });

  it('never falls when points move to a poorer member of the same weight', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200), { minLength: 2, maxLength: 20 }),
        caps,
        fc.nat(19),
        fc.nat(19),
        fc.nat(200),
        (p, cap, from, to, wish) => {
          const [giver, taker] = [from % p.length, to % p.length];
          fc.pre(p[giver]! > p[taker]!);
          const amount = Math.min(wish, p[giver]! - p[taker]!);
          const after = p.map((each, i) => each + (i === taker ? amount : 0) - (i === giver ? amount : 0));
          expect(breadthScore(all(...after), cap)).toBeGreaterThanOrEqual(breadthScore(all(...p), cap) - slack);
        },
      ),
      seeded,
    );
  });

  it('size does not matter: the same members twice score the same', () => {
    fc.assert(
      fc.property(contributors, caps, (members, cap) => {
        expect(breadthScore([...members, ...members], cap)).toBeCloseTo(breadthScore(members, cap), 9);
      }),
      seeded,
    );
  });

  it('100 needs everyone: with anyone under the cap it is less', () => {
    fc.assert(
      fc.property(contributors, caps, (members, cap) => {
        const everyone = members.every((m) => m.points >= cap);
        expect(breadthScore(members, cap) > 100 - slack).toBe(everyone);
      }),
      seeded,
    );
  });
});

describe('time in a unit', () => {
  const challenge = { from: day(1), to: day(29) };

  it('is the share of the challenge spent there, several stays added up', () => {
    expect(membershipWeight([{ from: day(1), to: null }], challenge)).toBe(1);
    expect(membershipWeight([{ from: new Date(0), to: day(15) }], challenge)).toBe(0.5);
    expect(
      membershipWeight(
        [
          { from: day(15), to: day(22) },
          { from: day(1), to: day(8) },
        ],
        challenge,
      ),
    ).toBe(0.5);
    expect(membershipWeight([{ from: day(29), to: null }], challenge)).toBe(0);
    expect(membershipWeight([{ from: new Date(0), to: day(1) }], challenge)).toBe(0);
  });

  it('a member who moves weighs one in all, over both units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (moved) => {
        const left = membershipWeight([{ from: new Date(0), to: day(moved) }], challenge);
        const joined = membershipWeight([{ from: day(moved), to: null }], challenge);
        expect(left + joined).toBeCloseTo(1, 9);
      }),
      seeded,
    );
  });
});

describe('the other modes (DESIGN §5)', () => {
  it('together: the lowest unit’s rate over the target, or a sum over the target', () => {
    expect(togetherProgress({ by: 'lowest_rate', rates: [0.7, 0.62, 0.31], target: 0.6 })).toBeCloseTo(0.5167, 4);
    expect(togetherProgress({ by: 'lowest_rate', rates: [0.7, 0.62, 0.6], target: 0.6 })).toBe(1);
    expect(togetherProgress({ by: 'sum', amounts: [40, 60, 50], target: 200 })).toBe(0.75);
    expect(togetherProgress({ by: 'sum', amounts: [400], target: 200 })).toBe(1);
    expect(togetherProgress({ by: 'lowest_rate', rates: [], target: 0.5 })).toBe(0);
    expect(togetherProgress({ by: 'sum', amounts: [3], target: 0 })).toBe(0);
  });

  it('paired: six reuses, at least two each way', () => {
    const vectors = [
      [0, 0, 0],
      [6, 0, 4],
      [2, 2, 4],
      [4, 2, 6],
      [3, 3, 6],
      [5, 1, 5],
      [9, 9, 6],
    ];
    for (const [ab, ba, expected] of vectors) expect([ab, ba, pairedReuses(ab!, ba!)]).toEqual([ab, ba, expected]);
  });

  it('paired is symmetric, bounded and monotone, and reached only with two each way and six in all', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), fc.integer({ min: 4, max: 20 }), (ab, ba, target) => {
        const reuses = pairedReuses(ab, ba, target);
        expect(reuses).toBe(pairedReuses(ba, ab, target));
        expect(reuses >= 0 && reuses <= target).toBe(true);
        expect(pairedReuses(ab + 1, ba, target)).toBeGreaterThanOrEqual(reuses);
        expect(reuses === target).toBe(ab >= 2 && ba >= 2 && ab + ba >= target);
      }),
      seeded,
    );
  });

  it('own best: each unit against its own last score', () => {
    expect(ownBest(60, 80)).toEqual({ progress: 0.75, gain: -20, isBest: false });
    expect(ownBest(90, 80)).toEqual({ progress: 1, gain: 10, isBest: true });
    expect(ownBest(5, null)).toEqual({ progress: 1, gain: 5, isBest: true });
    expect(ownBest(0, null)).toEqual({ progress: 0, gain: 0, isBest: false });
  });
});

describe('the bridge (DESIGN §5)', () => {
  it('a plank is filled by what counts, at most whole', () => {
    expect([0, 15, 30, 90].map((p) => plankFill(p, 30))).toEqual([0, 0.5, 1, 1]);
  });

  it('planks are the same fills, wherever each person stood in the list', () => {
    const fills = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });
    const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
    fc.assert(
      fc.property(fills, fc.infiniteStream(fc.nat()), (values, keys) => {
        const bridge = planks(values);
        expect(sorted(bridge)).toEqual(sorted(values));
        const shuffled = values
          .map((v) => ({ v, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ v }) => v);
        expect(planks(shuffled)).toEqual(bridge);
      }),
      seeded,
    );
  });

  it('planks use every place once for any number of people', () => {
    for (let n = 0; n <= 300; n++) {
      const values = Array.from({ length: n }, (_, i) => i);
      expect(new Set(planks(values)).size).toBe(n);
    }
  });

  it('full planks are spread over the bridge rather than piled at one end', () => {
    const bridge = planks(Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : 0)));
    const quarters = [0, 10, 20, 30].map((from) => bridge.slice(from, from + 10).filter((fill) => fill === 1).length);
    expect(quarters.every((full) => full >= 2 && full <= 8)).toBe(true);
  });
});

describe('small units are shown inside their parent (DESIGN §5)', () => {
  const unit = (path: string, people: number) => ({ id: path.split('/').at(-1)!, path: path.split('/'), people });

  it('two small teams make up their department; a large one stays itself', () => {
    const shown = foldSmallUnits([unit('d/p/t1', 3), unit('d/p/t2', 4), unit('d/p/t3', 9)]);
    expect(Object.fromEntries(shown)).toEqual({ t1: 'p', t2: 'p', t3: 't3' });
  });

  it('folds on up while there are too few, and hides what is too few at the top', () => {
    const shown = foldSmallUnits([unit('d/p/t1', 3), unit('d/q', 4), unit('e/r/t2', 2)]);
    expect(Object.fromEntries(shown)).toEqual({ t1: 'd', q: 'd', t2: null });
  });

  it('joins a parent that takes part itself', () => {
    const shown = foldSmallUnits([unit('d/p', 6), unit('d/p/t1', 2)]);
    expect(Object.fromEntries(shown)).toEqual({ p: 'p', t1: 'p' });
  });

  it('whatever is shown has five people or more, and every unit is shown as itself or an ancestor', () => {
    const anyUnits = fc
      .uniqueArray(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(3)), { selector: (p) => p.join('/'), maxLength: 20 })
      .chain((paths) =>
        fc.tuple(
          ...paths.map(([d, p, t]) =>
            fc.nat(9).map((people) => ({ id: `t${d}${p}${t}`, path: [`d${d}`, `p${d}${p}`, `t${d}${p}${t}`], people })),
          ),
        ),
      );
    fc.assert(
      fc.property(anyUnits, (units) => {
        const shown = foldSmallUnits(units);
        const people = new Map<string, number>();
        for (const each of units) {
          const as = shown.get(each.id)!;
          expect(as === null || each.path.includes(as)).toBe(true);
          if (as !== null) people.set(as, (people.get(as) ?? 0) + each.people);
        }
        expect([...people.values()].every((count) => count >= 5)).toBe(true);
      }),
      seeded,
    );
  });
});
