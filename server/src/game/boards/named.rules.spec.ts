import type { BoardRow } from '@guildhall/shared/game/boards';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { named } from './named.rules.js';
import { ranked } from './rank.rules.js';

const board = (scores: readonly number[]): BoardRow[] =>
  ranked(scores.map((score, n) => ({ id: `${n}`, name: `Unit ${n}`, score, reachedAt: new Date(0) }))).map(
    ({ id, name, score, rank }) => ({ subjectId: id, name, nameCy: null, score, rank }),
  );

describe('the places that are named', () => {
  it('[1224] shares ranks, and leaves out the last place', () => {
    expect(named(board([700, 650, 650, 600]), 'team').map(({ rank }) => rank)).toEqual([1, 2, 2]);
  });

  it('names three people at most, and ten units', () => {
    const many = board(Array.from({ length: 11 }, (_, n) => 1000 - n));
    expect(named(many.slice(0, 4), 'member')).toHaveLength(3);
    expect(named(many, 'team')).toHaveLength(10);
  });

  it('names all of those who share the first place', () => {
    expect(named(board([500, 500]), 'team')).toHaveLength(2);
    expect(named(board([500]), 'team')).toHaveLength(1);
  });

  it('never prints a last place that is not also the first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 11 }), (scores) => {
        const lowest = Math.min(...scores);
        const rows = board(scores);
        for (const row of named(rows, 'team')) {
          expect(row.rank === 1 || row.score > lowest || rows.length > 10).toBe(true);
        }
      }),
      { seed: 11 },
    );
  });
});
