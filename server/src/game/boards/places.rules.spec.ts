import { named, namedAtMost, ranked } from '@guildhall/shared/game/places';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

const board = (scores: readonly number[]) =>
  ranked(scores.map((score, n) => ({ id: `${n}`, name: `Unit ${n}`, score, reachedAt: new Date(0) })));

describe('the places that are named', () => {
  it('[1224] shares ranks, and leaves out the last place', () => {
    expect(named(board([700, 650, 650, 600]), namedAtMost.team).map(({ rank }) => rank)).toEqual([1, 2, 2]);
  });

  it('names three people at most, and ten units', () => {
    const many = board(Array.from({ length: 11 }, (_, n) => 1000 - n));
    expect(named(many.slice(0, 4), namedAtMost.member)).toHaveLength(3);
    expect(named(many, namedAtMost.team)).toHaveLength(10);
  });

  it('names all of those who share the first place', () => {
    expect(named(board([500, 500]), namedAtMost.team)).toHaveLength(2);
    expect(named(board([500]), namedAtMost.team)).toHaveLength(1);
  });

  it('[last] never prints a last place that is not also the first, however many share it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }),
        fc.constantFrom(3, 10),
        (scores, most) => {
          const lowest = Math.min(...scores);
          const shown = named(board(scores), most);
          expect(shown.length).toBeLessThanOrEqual(most);
          for (const { rank, score } of shown) expect(rank === 1 || score > lowest).toBe(true);
        },
      ),
      { seed: 11, numRuns: 500 },
    );
  });

  it('[first] leaves out nobody who stands before one that is named', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }), (scores) => {
        const all = board(scores);
        const shown = named(all, namedAtMost.team);
        expect(shown).toEqual(all.slice(0, shown.length));
      }),
      { seed: 11 },
    );
  });
});
