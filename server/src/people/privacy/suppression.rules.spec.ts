import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { figureAbout, hideSmallCounts, mergeSmallGroups } from './suppression.rules.js';

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
