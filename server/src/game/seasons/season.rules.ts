import { DateTime } from 'luxon';

import { mostHalfSteps, type Priors, type TeamCounters } from '../boards/team-score.rules.js';

/** Weeks of a season, and of the rest after it (scoring §3.6). */
export const seasonWeeks = 12;
export const restWeeks = 1;
/** Three chapters of four weeks: start, borrow and help, write it down (scoring §3.6). */
export const chapters = ['start', 'borrow_and_help', 'write_it_down'] as const;
export type Chapter = (typeof chapters)[number];
const chapterWeeks = seasonWeeks / chapters.length;

/** Rates of an organisation without a closed week yet. */
export const defaultPriors: Priors = { b0: 0.32, d0: 0.2, u0: 0.25 };

/**
 * The rates of those who did not opt out, at which opted-out people stand in, so that opting out neither helps nor harms
 * (scoring §3.2). Where there is nobody to count, the rate stays as it was.
 */
export function ratesOf(all: TeamCounters, before: Priors): Priors {
  const taking = all.people - all.optedOut;
  const beginners = all.levelZero - all.optedOutAtLevelZero;
  return {
    b0: taking > 0 ? all.started / taking : before.b0,
    d0: taking > 0 ? all.halfSteps / mostHalfSteps / taking : before.d0,
    u0: beginners > 0 ? all.firstSteps / beginners : before.u0,
  };
}

/** Instants of a season; half-open, each Monday 00:00 in the organisation's zone. */
export interface SeasonDates {
  startsAt: Date;
  endsAt: Date;
  restEndsAt: Date;
}

function local(instant: Date, zone: string): DateTime {
  return valid(DateTime.fromJSDate(instant, { zone }));
}

/** Throws a RangeError for a zone or date that does not exist: both were checked when they were stored. */
function valid(moment: DateTime): DateTime {
  if (!moment.isValid) throw new RangeError(moment.invalidExplanation ?? 'This date or zone does not exist');
  return moment;
}

function isMonday(date: string): boolean {
  return DateTime.fromISO(date, { zone: 'utc' }).weekday === 1;
}

/** The dates of a season whose first day is this local Monday; null when it is not a Monday (scoring §3.6). */
export function seasonDates(firstMonday: string, zone: string): SeasonDates | null {
  if (!isMonday(firstMonday)) return null;
  const start = valid(DateTime.fromISO(firstMonday, { zone }));
  return {
    startsAt: start.toJSDate(),
    endsAt: start.plus({ weeks: seasonWeeks }).toJSDate(),
    restEndsAt: start.plus({ weeks: seasonWeeks + restWeeks }).toJSDate(),
  };
}

/** Where a season stands: before, in one of its twelve weeks, in the rest, or over. */
export type SeasonPhase = { phase: 'planned' | 'rest' | 'over' } | { phase: 'open'; week: number; chapter: Chapter };

/** The phase of a season at an instant; weeks count from 1 in the organisation's zone. */
export function seasonPhase(season: SeasonDates, now: Date, zone: string): SeasonPhase {
  if (now < season.startsAt) return { phase: 'planned' };
  if (now >= season.restEndsAt) return { phase: 'over' };
  if (now >= season.endsAt) return { phase: 'rest' };
  const passed = local(now, zone).diff(local(season.startsAt, zone), 'weeks').weeks;
  const week = Math.min(seasonWeeks, Math.floor(passed) + 1);
  return { phase: 'open', week, chapter: chapters[Math.floor((week - 1) / chapterWeeks)]! };
}
