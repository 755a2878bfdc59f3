import type { Distance } from '@guildhall/shared/activity/catalogue';
import { reuseDays, reuseUndoMinutes } from '@guildhall/shared/work/practice-limits';
import type { ReuseState } from '@guildhall/shared/work/practice-reuse';
import { DateTime } from 'luxon';

/** Days are `YYYY-MM-DD` in the organisation's zone; they compare as text. */
type Day = string;

/** Furthest a team can plan ahead; days. */
const PLAN_AHEAD_DAYS = 365;

export type Started = { state: 'intended' | 'trying'; startsOn: Day } | { refused: 'before_published' | 'too_far' };

/** Where a reuse stands when a team names its first day: a plan, or under way when the day has come. */
export function begin(startsOn: Day, { today, publishedOn }: { today: Day; publishedOn: Day }): Started {
  if (startsOn < publishedOn) return { refused: 'before_published' };
  if (startsOn > plus(today, PLAN_AHEAD_DAYS)) return { refused: 'too_far' };
  return { state: startsOn <= today ? 'trying' : 'intended', startsOn };
}

/** The first day on which the outcome can be recorded: two weeks after the start. */
export function recordableFrom(startsOn: Day): Day {
  return plus(startsOn, reuseDays);
}

export type Recordable = 'yes' | 'not_begun' | 'recorded_before' | 'too_early';

export function canRecord(reuse: { state: ReuseState; startsOn: Day }, today: Day): Recordable {
  if (reuse.state === 'recorded') return 'recorded_before';
  if (reuse.state !== 'trying') return 'not_begun';
  return today < recordableFrom(reuse.startsOn) ? 'too_early' : 'yes';
}

/** A reuse that is not recorded yet, or was recorded a moment ago, ends without a reason; later a reason is needed. */
export function needsReasonToEnd(reuse: { recordedAt: Date | null }, now: Date): boolean {
  return reuse.recordedAt !== null && now.getTime() - reuse.recordedAt.getTime() > reuseUndoMinutes * 60_000;
}

/**
 * Where an adopting unit stands from those who made a card: the nearest of them decides. Paths are outermost first.
 * Someone who sits in no unit counts as of the same directorate, so that nothing is gained by it.
 */
export function distanceFrom(makers: readonly (readonly string[])[], adopter: readonly string[]): Distance {
  if (makers.some((path) => path.length > 0 && path.at(-1) === adopter.at(-1))) return 'same-team';
  if (makers.some((path) => path.length === 0 || path[0] === adopter[0])) return 'same-directorate';
  return 'other-directorate';
}

function plus(day: Day, days: number): Day {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}
