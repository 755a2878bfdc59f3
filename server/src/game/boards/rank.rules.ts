import { countedInFull, enoughPoints, startedFrom } from './team-score.rules.js';

/** A subject of a board; only those with a score above 0 have a place. */
export interface Scored {
  id: string;
  name: string;
  score: number;
  /** When it reached its present score. */
  reachedAt: Date;
}

export type Ranked<S extends Scored> = S & { rank: number };
export type Band = 'first_third' | 'middle' | 'getting_going';

const byName = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });

/** Display order: score, then who got there first, then name; the id settles the rest. Order never changes rank. */
export function inDisplayOrder(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    a.reachedAt.getTime() - b.reachedAt.getTime() ||
    byName.compare(a.name, b.name) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Competition ranking "1224" in display order (DESIGN §6); subjects without points are left out. */
export function ranked<S extends Scored>(subjects: readonly S[]): Ranked<S>[] {
  const order = subjects.filter((subject) => subject.score > 0).sort(inDisplayOrder);
  let rank = 0;
  return order.map((subject, index) => {
    if (index === 0 || order[index - 1]!.score !== subject.score) rank = index + 1;
    return { ...subject, rank };
  });
}

/** One's own place as a band among `of` ranked subjects (DESIGN §6); `null` stands for no points yet. */
export function bandOf(rank: number | null, of: number): Band {
  if (rank === null) return 'getting_going';
  if (rank <= Math.ceil(of / 3)) return 'first_third';
  return rank <= Math.ceil((2 * of) / 3) ? 'middle' : 'getting_going';
}

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
