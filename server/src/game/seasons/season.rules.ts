import { DateTime } from 'luxon';

import type { Priors } from '../boards/team-score.rules.js';

/** Weeks of a season, and of the rest after it (scoring §3.6). */
export const seasonWeeks = 12;
export const restWeeks = 1;
/** Three chapters of four weeks: start, borrow and help, write it down (scoring §3.6). */
export const chapters = ['start', 'borrow_and_help', 'write_it_down'] as const;
export type Chapter = (typeof chapters)[number];
const chapterWeeks = seasonWeeks / chapters.length;

/** Rates of an organisation without a closed week yet. */
export const defaultPriors: Priors = { b0: 0.32, d0: 0.2, u0: 0.25 };

/** The rates at which opted-out people stand in: those of the last closed week (scoring §3.2). */
export function priorsFrom(lastClosedWeek: Priors | null): Priors {
  return lastClosedWeek ?? defaultPriors;
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

/** The ISO week an instant falls in, in a zone, such as `2026-W48`. */
export function isoWeekKey(instant: Date, zone: string): string {
  return local(instant, zone).toFormat("kkkk-'W'WW");
}

/** The instants of an ISO week in a zone: Monday 00:00 to the next; 167 or 169 hours when clocks change. */
export function weekSpan(key: string, zone: string): { from: Date; to: Date } {
  const monday = valid(DateTime.fromISO(key, { zone }));
  return { from: monday.toJSDate(), to: monday.plus({ weeks: 1 }).toJSDate() };
}

/** Whether a local date such as `2026-11-23` is a Monday, as a season's first day must be. */
export function isMonday(date: string): boolean {
  return DateTime.fromISO(date, { zone: 'utc' }).weekday === 1;
}

/** The local date of the first Monday at or after an instant, in a zone. */
export function mondayFrom(instant: Date, zone: string): string {
  const now = local(instant, zone);
  const monday = now.startOf('week');
  return (monday < now ? monday.plus({ weeks: 1 }) : monday).toFormat('yyyy-MM-dd');
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
