import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { type ChallengeResult, outcomesIn, recounted, rises, type Scored, unitsChanged } from './result.rules.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const race: Scored = { mode: 'breadth', last: new Map() };
const together: Scored = { mode: 'together', last: new Map() };

const figures = fc.record({ score: fc.nat(300), across: fc.nat(9), people: fc.constant(9) });
const result: fc.Arbitrary<ChallengeResult> = fc
  .record({ progress: fc.constantFrom(0.4, 1), units: fc.tuple(...ids.map(() => figures)) })
  .map(({ progress, units }) => ({ progress, units: units.map((unit, index) => ({ unitId: ids[index]!, ...unit })) }));
const anyScored = fc.constantFrom(race, together, { mode: 'own_best', last: new Map([['a', 100]]) } satisfies Scored);

const line = fc.record({
  activityId: fc.constantFrom('one', 'two', 'three', 'four'),
  unitId: fc.constantFrom('ours', 'theirs'),
  memberId: fc.constantFrom('dev', 'tom'),
  points: fc.integer({ min: -30, max: 30 }),
  paid: fc.boolean(),
});

const ofScores = (scores: Record<string, number>): ChallengeResult => ({
  progress: null,
  units: Object.entries(scores).map(([unitId, score]) => ({ unitId, score, across: 1, people: 5 })),
});

describe('[erratum/recount] what the ledger comes to', () => {
  test('no point is lost, and each paid deed counts once, whoever else has a line of it', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const rows = recounted(lines);
        const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
        expect(sum(rows.map(({ points }) => points))).toBe(sum(lines.map(({ points }) => points)));
        const paid = new Set(lines.filter((each) => each.paid).map(({ activityId }) => activityId));
        expect(sum(rows.map(({ times }) => times))).toBe(paid.size);
        expect(new Set(rows.map(({ unitId, memberId }) => `${unitId} ${memberId}`)).size).toBe(rows.length);
      }),
      { seed: 62 },
    );
  });
});

describe('[erratum/changed] for which units a result is another', () => {
  test('for none when it is the same, and for the same ones whichever way round', () => {
    fc.assert(
      fc.property(anyScored, result, result, (scored, one, other) => {
        expect(unitsChanged(scored, one, one)).toEqual([]);
        expect(unitsChanged(scored, one, other)).toEqual(unitsChanged(scored, other, one));
      }),
      { seed: 62 },
    );
  });

  test('for exactly those whose figures, place or goal are other', () => {
    fc.assert(
      fc.property(anyScored, result, result, (scored, before, after) => {
        const changed = unitsChanged(scored, before, after);
        const outcomes = [before, after].map((each) => outcomesIn(scored, each));
        for (const [index, unitId] of ids.entries()) {
          const [was, is] = [before.units[index]!, after.units[index]!];
          const [meant, means] = outcomes.map((each) => each[index]!);
          const same =
            [was.score, was.across] + '' === [is.score, is.across] + '' &&
            meant!.place === means!.place &&
            meant!.reached === means!.reached;
          expect(changed.includes(unitId)).toBe(!same);
        }
      }),
      { seed: 62 },
    );
  });

  test('also for one that did nothing else than come to another place', () => {
    const [before, after] = [ofScores({ a: 300, b: 200 }), ofScores({ a: 100, b: 200 })];
    expect(unitsChanged(race, before, after)).toEqual(['a', 'b']);
    expect(unitsChanged(together, { ...before, progress: 0.5 }, { ...after, progress: 0.4 })).toEqual(['a']);
    expect(unitsChanged(together, { ...before, progress: 1 }, { ...after, progress: 0.9 })).toEqual(['a', 'b']);
  });
});

describe('[erratum/rises] whose own unit comes to a better place', () => {
  test('nobody’s by no change, and never by a change and by its undoing', () => {
    fc.assert(
      fc.property(result, result, fc.constantFrom(...ids), (before, after, unit) => {
        expect(rises(race, unit, before, before)).toBe(false);
        expect(rises(race, unit, before, after) && rises(race, unit, after, before)).toBe(false);
        expect(rises(together, unit, before, after)).toBe(false);
        expect(rises(race, null, before, after)).toBe(false);
      }),
      { seed: 62 },
    );
  });

  test('the next one’s when the first one falls, and one’s that had no place', () => {
    const before = ofScores({ a: 300, b: 200, c: 0 });
    expect(rises(race, 'b', before, ofScores({ a: 100, b: 200, c: 0 }))).toBe(true);
    expect(rises(race, 'a', before, ofScores({ a: 100, b: 200, c: 0 }))).toBe(false);
    expect(rises(race, 'c', before, ofScores({ a: 300, b: 200, c: 10 }))).toBe(true);
    // A tie for the first place is a first place for both.
    expect(rises(race, 'a', before, ofScores({ a: 300, b: 300, c: 0 }))).toBe(false);
  });
});
