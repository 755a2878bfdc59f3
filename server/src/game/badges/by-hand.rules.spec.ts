import { describe, expect, test } from '@jest/globals';
import { type HandMove, handMove } from '@guildhall/shared/game/badges';
import fc from 'fast-check';

import { nextMoves } from './by-hand.rules.js';

/** Moves as they can follow each other, whatever people press: what cannot be done is refused and leaves no trace. */
const made = fc
  .array(fc.constantFrom(...handMove.options))
  .map((tried) =>
    tried.reduce<HandMove[]>((done, move) => (nextMoves(done).includes(move) ? [...done, move] : done), []),
  );

describe('[badges/by-hand] whatever people press', () => {
  test('an award is taken back and given back in turn, and can be taken back unless it is so already', () => {
    fc.assert(
      fc.property(made, (moves) => {
        const turns = moves.filter((move) => move === 'taken' || move === 'given_back');
        expect(turns).toEqual(turns.map((_, index) => (index % 2 === 0 ? 'taken' : 'given_back')));
        expect(nextMoves(moves).includes('taken')).toBe(turns.length % 2 === 0);
      }),
      { seed: 62 },
    );
  });

  test('it is asked about once for each time it was taken back, and answered once', () => {
    fc.assert(
      fc.property(made, (moves) => {
        const times = (move: HandMove) => moves.filter((each) => each === move).length;
        expect(times('asked')).toBeLessThanOrEqual(times('taken'));
        expect(times('stays')).toBeLessThanOrEqual(times('asked'));
      }),
      { seed: 62 },
    );
  });

  test('what is held back can always be given back', () => {
    fc.assert(
      fc.property(made, (moves) => {
        expect(nextMoves(moves).includes('given_back')).toBe(![undefined, 'given_back'].includes(moves.at(-1)));
      }),
      { seed: 62 },
    );
  });
});
