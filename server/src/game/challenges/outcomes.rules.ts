import type { ChallengeMode } from '@guildhall/shared/game/challenges';

import { ownBest } from './challenge-score.rules.js';

export interface SettledUnit {
  unitId: string;
  score: number;
  last: number | null;
}

export interface UnitOutcome {
  unitId: string;
  /** Its place among the units that race, equal scores sharing one; null without a race or without a score. */
  place: number | null;
  /** The common goal, or its own best, was reached. */
  reached: boolean;
}

/** What a settled challenge means for each unit: a race has places, the other modes have a goal (DESIGN §5). */
export function outcomesOf(mode: ChallengeMode, progress: number | null, units: readonly SettledUnit[]): UnitOutcome[] {
  return units.map(({ unitId, score, last }) => {
    if (mode === 'own_best') return { unitId, place: null, reached: ownBest(score, last).isBest };
    if (mode !== 'breadth') return { unitId, place: null, reached: (progress ?? 0) >= 1 };
    const ahead = units.filter((other) => other.score > score).length;
    return { unitId, place: score > 0 ? ahead + 1 : null, reached: false };
  });
}
