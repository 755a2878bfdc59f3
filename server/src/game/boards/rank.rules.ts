import { ranked } from '@guildhall/shared/game/places';

import { countedInFull, enoughPoints, startedFrom } from './team-score.rules.js';

/** Season points worth aiming for: a start, all that counts in full, all that counts at all, and some on the way. */
export const memberMilestones: readonly number[] = [startedFrom, 25, countedInFull, 80, 120, enoughPoints];
/** Every hundred of the 1000. */
export const unitMilestones: readonly number[] = Array.from({ length: 10 }, (_, i) => (i + 1) * 100);

/** The next milestone above a score and the points still to it; null when all are reached. */
export function nextMilestone(score: number, milestones: readonly number[]): { at: number; points: number } | null {
  const at = milestones.find((milestone) => milestone > score);
  return at === undefined ? null : { at, points: at - score };
}

/** A gap below this at the start leaves too little to close to say anything of it. */
export const smallestGap = 0.05;

/** Relative closure `(g0 − g1) / g0` of a gap (scoring §3.3); null when the gap was under 0.05 at the start. */
export function gapClosure(before: number, now: number): number | null {
  return before < smallestGap ? null : (before - now) / before;
}

export interface GapSubject {
  id: string;
  name: string;
  /** The gap at the season's start and now, 0..1. */
  before: number;
  now: number;
}
export type GapClosed = GapSubject & { closure: number; rank: number };

/** The board "most gap closed" (scoring §3.3): ranked by relative closure; gaps that are small or did not close are left out. */
export function mostGapClosed(subjects: readonly GapSubject[]): GapClosed[] {
  const closed = subjects.flatMap((subject) => {
    const closure = gapClosure(subject.before, subject.now);
    const score = Math.round((closure ?? 0) * 10_000);
    return closure !== null && score > 0 ? [{ ...subject, closure, score, reachedAt: sameInstant }] : [];
  });
  return ranked(closed).map(({ score: _score, reachedAt: _reachedAt, ...subject }) => subject);
}

const sameInstant = new Date(0);

/**
 * The whole-council bar, 0..1 (scoring §3.3): the lowest directorate's rate over the target, so that it only moves when
 * the lowest directorate moves. 0 without directorates.
 */
export function wholeCouncilBar(rates: readonly number[], target: number): number {
  if (rates.length === 0 || target <= 0) return 0;
  return Math.min(1, Math.min(...rates) / target);
}
