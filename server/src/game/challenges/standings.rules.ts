import type { ChallengeMode } from '@guildhall/shared/game/challenges';

import {
  breadthScore,
  inHundredths,
  membershipWeight,
  ownBest,
  pairedReuses,
  pairedTarget,
  plankFill,
  planks,
  type Stay,
  togetherProgress,
} from './challenge-score.rules.js';

/** Someone who belonged to a unit during a challenge, with what they did in it while they did. */
export interface RosterMember {
  memberId: string;
  stays: readonly Stay[];
  points: number;
  times: number;
}

export interface Scoring {
  mode: ChallengeMode;
  cap: number;
  goal: 'lowest_rate' | 'sum' | null;
  startsAt: Date;
  endsAt: Date;
}

export interface UnitStanding {
  /** Hundredths (shared/game/challenges.ts says of what). */
  score: number;
  across: number;
  people: number;
  planks: number[];
}

/** How a unit stands in a challenge (DESIGN §5); `reuses` are those between paired units that are its own doing. */
export function unitStanding(scoring: Scoring, roster: readonly RosterMember[], reuses = 0): UnitStanding {
  const across = roster.filter(({ points }) => points > 0).length;
  return {
    score: inHundredths(scoreOf(scoring, roster, across, reuses)),
    across,
    people: roster.length,
    planks: planks(roster.map(({ points }) => plankFill(points, scoring.cap))),
  };
}

function scoreOf(scoring: Scoring, roster: readonly RosterMember[], across: number, reuses: number): number {
  if (scoring.mode === 'paired') return reuses;
  if (scoring.mode === 'together') {
    if (scoring.goal === 'sum') return roster.reduce((sum, { times }) => sum + times, 0);
    return roster.length === 0 ? 0 : (100 * across) / roster.length;
  }
  const span = { from: scoring.startsAt, to: scoring.endsAt };
  const members = roster.map(({ points, stays }) => ({ points, weight: membershipWeight(stays, span) }));
  return breadthScore(members, scoring.cap);
}

export interface Together {
  mode: ChallengeMode;
  goal: 'lowest_rate' | 'sum' | null;
  target: number | null;
}

/** Progress of all towards what they do together, 0..1; null where units race each other. */
export function commonProgress(
  { mode, goal, target }: Together,
  units: readonly { score: number; last: number | null }[],
  ways: readonly [number, number] | null,
): number | null {
  const scores = units.map(({ score }) => score / 100);
  if (mode === 'together' && goal === 'sum')
    return togetherProgress({ by: 'sum', amounts: scores, target: target ?? 1 });
  if (mode === 'together') return togetherProgress({ by: 'lowest_rate', rates: scores, target: target ?? 50 });
  if (mode === 'paired') {
    const goalOf = target ?? pairedTarget;
    return ways ? pairedReuses(ways[0], ways[1], goalOf) / goalOf : 0;
  }
  if (mode === 'own_best') {
    if (units.length === 0) return 0;
    return units.reduce((sum, { score, last }) => sum + ownBest(score, last).progress, 0) / units.length;
  }
  return null;
}
