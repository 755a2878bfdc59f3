import type { PracticeAudience, WidenPractice } from '@guildhall/shared/work/practice-card';
import { widenUndoMinutes } from '@guildhall/shared/work/practice-limits';

/** From the smallest to the widest. */
const ladder: readonly PracticeAudience[] = ['me', 'buddy', 'team', 'directorate', 'council', 'network'];

interface Means {
  /** Whether the card belongs to a unit, and so to a team and a directorate. */
  hasUnit: boolean;
  /** The author's own yes, in a council that shares with others. */
  mayReachPartners: boolean;
}

/** The audiences above `audience` that a card can be opened to, the smallest first. */
export function widerThan(audience: PracticeAudience, { hasUnit, mayReachPartners }: Means): PracticeAudience[] {
  const possible = (rung: PracticeAudience) =>
    rung === 'network' ? mayReachPartners : hasUnit || (rung !== 'team' && rung !== 'directorate');
  return ladder.slice(ladder.indexOf(audience) + 1).filter(possible);
}

/** Where sharing begins when nobody says otherwise: with the people one works with. */
export function smallestThatWorks(hasUnit: boolean): WidenPractice['audience'] {
  return hasUnit ? 'team' : 'council';
}

/** Whether other teams can come upon the card: only then is sharing it a deed that counts. */
export function isForOthers(audience: PracticeAudience): boolean {
  return audience === 'council' || audience === 'network';
}

/** Until when a widening can be taken back; null when it cannot any more, or there was none. */
export function takeBackUntil(widenedAt: Date | null, now: Date): Date | null {
  if (!widenedAt) return null;
  const until = new Date(widenedAt.getTime() + widenUndoMinutes * 60_000);
  return now < until ? until : null;
}
