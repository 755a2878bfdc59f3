import type { ChallengeDraft, EarlierGoals } from '@guildhall/shared/game/challenges';

import type { ChallengeResult } from './result.rules.js';

type Goal = Pick<ChallengeDraft, 'mode' | 'goal'>;

/**
 * Between what and what the common goals of settled challenges ended, so that the next one is set with a likely figure in
 * sight (domain requirement D16): percent of people in the unit that came least far, rounded down, or how many in all.
 */
export function earlierGoals(
  { mode, goal }: Goal,
  results: readonly Pick<ChallengeResult, 'units'>[],
): EarlierGoals | null {
  const byRate = mode === 'together' && goal !== 'sum';
  const ends = results
    .filter(({ units }) => units.length > 0)
    .map(({ units }) => units.map(({ score }) => score / 100))
    .map((scores) => (byRate ? Math.floor(Math.min(...scores)) : scores.reduce((sum, score) => sum + score, 0)));
  if (ends.length === 0) return null;
  return { challenges: ends.length, least: Math.min(...ends), most: Math.max(...ends) };
}
