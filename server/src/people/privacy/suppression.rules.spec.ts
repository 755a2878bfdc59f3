import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { figureAbout, hideSmallCounts, hideTellingGroups, isTelling, mergeSmallGroups } from './suppression.rules.js';

const seeded = { seed: 62, numRuns: 500 };
const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);

describe('[I7] no figure about fewer than five people', () => {
  it('is given for five and for nobody under five', () => {
    expect([figureAbout(5, 0.4), figureAbout(4, 0.4), figureAbout(0, 0.4)]).toEqual([0.4, null, null]);
  });

  it('small groups are shown as one', () => {
    const shown = mergeSmallGroups([
      { id: 'a', people: 9 },
      { id: 'b', people: 3 },
      { id: 'c', people: 4 },
    ]);
    expect(shown.map((g) => [g.people, g.members.map((m) => m.id)])).toEqual([
      [9, ['a']],
      [7, ['b', 'c']],
    ]);
  });

  it('one small group is not left to be worked out: the smallest other joins it', () => {
    const shown = mergeSmallGroups([
      { id: 'a', people: 9 },
      { id: 'b', people: 3 },
      { id: 'c', people: 6 },
    ]);
    expect(shown.map((g) => [g.people, g.members.map((m) => m.id)])).toEqual([
      [9, ['a']],
      [9, ['b', 'c']],
    ]);
  });

  it('small groups that are five together take no other with them', () => {
    const shown = mergeSmallGroups([{ people: 9 }, { people: 2 }, { people: 3 }]);
    expect(shown.map((g) => g.people)).toEqual([9, 5]);
  });

  it('nothing is shown when all together are too few', () => {
    expect(mergeSmallGroups([{ people: 2 }, { people: 2 }])).toEqual([]);
    expect(mergeSmallGroups([])).toEqual([]);
  });

  it('no shown group, nor what is left of the parent after any of them, has one to four people', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.nat(12).map((people) => ({ people })),
          { maxLength: 8 },
        ),
        (groups) => {
          const parent = total(groups.map((g) => g.people));
          const shown = mergeSmallGroups(groups);
          expect(shown.every((g) => g.people >= 5)).toBe(true);
          expect(total(shown.map((g) => g.people))).toBe(parent >= 5 ? parent : 0);
        },
      ),
      seeded,
    );
  });
});

describe('[I7] counts that add up to a known total', () => {
  it('hides a small count and the smallest other with it', () => {
    expect(hideSmallCounts([40, 20, 3, 9, 0])).toEqual([40, 20, null, null, 0]);
    expect(hideSmallCounts([40, 20, 9, 0, 0])).toEqual([40, 20, 9, 0, 0]);
    expect(hideSmallCounts([40, 4, 4, 9])).toEqual([40, null, null, 9]);
    expect(hideSmallCounts([3, 0])).toEqual([null, null]);
  });

  it('what is hidden cannot be worked out: none of it, or two cells of five people or more together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { minLength: 2, maxLength: 6 }).filter((c) => total(c) >= 5),
        (counts) => {
          const shown = hideSmallCounts(counts);
          const hidden = counts.filter((_, i) => shown[i] === null);
          expect(shown.every((n) => n === null || n === 0 || n >= 5)).toBe(true);
          expect(hidden.length === 0 || (hidden.length >= 2 && total(hidden) >= 5)).toBe(true);
        },
      ),
      seeded,
    );
  });
});

describe('[I7] groups whose parent’s counts stand beside them', () => {
  const group = (...counts: number[]) => ({ people: total(counts), counts });

  it('hides one more where the hidden ones together still tell of too few', () => {
    expect(hideTellingGroups([group(1, 9), group(2, 8), group(6, 10), group(20, 20)])).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(hideTellingGroups([group(1, 9), group(4, 8), group(6, 10)])).toEqual([true, true, false]);
    expect(hideTellingGroups([group(5, 9), group(6, 10)])).toEqual([false, false]);
  });

  it('what the shown ones leave of the parent tells of nobody, unless nothing is shown', () => {
    const groups = fc.array(
      fc.tuple(fc.nat(9), fc.nat(9)).map((counts) => group(...counts)),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(groups, (all) => {
        const hidden = all.filter((_, nth) => hideTellingGroups(all)[nth]);
        if (hidden.length === 0 || hidden.length === all.length) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(isTelling([0, 1].map((nth) => total(hidden.map(({ counts }) => counts[nth]!))))).toBe(false);
      }),
      seeded,
    );
  });
});
