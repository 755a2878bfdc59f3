import { bandOf, named, namedAtMost, type Ranked, ranked, type Scored } from '@guildhall/shared/game/places';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

const board = (scores: readonly number[]) =>
  ranked(scores.map((score, n) => ({ id: `${n}`, name: `Unit ${n}`, score, reachedAt: new Date(0) })));

const first = (rows: readonly Ranked<Scored>[], most: number) => named(rows, rows.length, most);
const boards = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }).map(board);

describe('the places that are named', () => {
  it('[1224] shares ranks, and leaves out the last place', () => {
    expect(first(board([700, 650, 650, 600]), namedAtMost.team).map(({ rank }) => rank)).toEqual([1, 2, 2]);
  });

  it('names three people at most, and ten units', () => {
    const many = board(Array.from({ length: 20 }, (_, n) => 1000 - n));
    expect(first(many, namedAtMost.member)).toHaveLength(3);
    expect(first(many, namedAtMost.team)).toHaveLength(10);
  });

  it('names all of those who share the first place', () => {
    expect(first(board([500, 500]), namedAtMost.team)).toHaveLength(2);
    expect(first(board([500]), namedAtMost.team)).toHaveLength(1);
  });

  it('[last] never prints a last place that is not also the first, however many share it', () => {
    fc.assert(
      fc.property(boards, fc.constantFrom(3, 10), (rows, most) => {
        const shown = first(rows, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        for (const { rank, score } of shown) expect(rank === 1 || score > rows.at(-1)!.score).toBe(true);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('[band] prints no place of the last third: there one’s own is a band', () => {
    expect(first(board([60, 50, 40, 30, 20, 10]), namedAtMost.team).map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    fc.assert(
      fc.property(boards, (rows) => {
        for (const { rank } of first(rows, namedAtMost.team))
          expect(rank === 1 || bandOf(rank, rows.length) !== 'getting_going').toBe(true);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('[first] leaves out nobody who stands before one that is named', () => {
    fc.assert(
      fc.property(boards, (rows) => {
        const shown = first(rows, namedAtMost.team);
        expect(shown).toEqual(rows.slice(0, shown.length));
      }),
      { seed: 11 },
    );
  });

  it('[around] of those after one’s own place shows nobody of the last third or the last place, and nobody at all there', () => {
    fc.assert(
      fc.property(boards, (rows) => {
        for (const own of rows) {
          const after = rows.filter(({ id, rank }) => id !== own.id && rank >= own.rank);
          const shown = named(after, rows.length, 3);
          expect(shown).toEqual(after.slice(0, shown.length));
          for (const { rank } of shown) expect(rank === 1 || rank !== rows.at(-1)!.rank).toBe(true);
          if (own.rank > 1 && bandOf(own.rank, rows.length) === 'getting_going') expect(shown).toEqual([]);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
