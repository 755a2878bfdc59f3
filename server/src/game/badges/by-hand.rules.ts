import type { HandMove } from '@guildhall/shared/game/badges';

/** What can follow each move; before the first, and once it was given back, an award can only be taken back. */
const next: Record<HandMove, readonly HandMove[]> = {
  taken: ['asked', 'given_back'],
  asked: ['stays', 'given_back'],
  stays: ['given_back'],
  given_back: ['taken'],
};

/** What can be done about an award now, after these moves. */
export function nextMoves(moves: readonly HandMove[]): readonly HandMove[] {
  return next[moves.at(-1) ?? 'given_back'];
}
