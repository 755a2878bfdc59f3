import { DateTime } from 'luxon';

const MINUTE_MS = 60_000;
const MOST_KNOWN = 10_000;
/** Weeks by zone and minute: the engine asks for many activities of the same minutes, and a zone's clock is dear to read. */
const known = new Map<string, string>();

/** The ISO week of an instant in an IANA zone, such as `2026-W48`. Throws a RangeError for a zone that does not exist. */
export function isoWeek(instant: Date, zone: string): string {
  const minute = `${zone} ${Math.floor(instant.getTime() / MINUTE_MS)}`;
  const found = known.get(minute);
  if (found) return found;
  const local = DateTime.fromJSDate(instant, { zone });
  if (!local.isValid) throw new RangeError(local.invalidExplanation ?? 'This date or zone does not exist');
  const week = local.toFormat("kkkk-'W'WW");
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(minute, week);
  return week;
}

/** Monday 00:00 of the week an instant falls in, in an IANA zone. */
export function startOfWeek(instant: Date, zone: string): Date {
  return DateTime.fromJSDate(instant, { zone }).startOf('week').toJSDate();
}

/** The calendar day of an instant in an IANA zone, such as `2026-11-23`. */
export function localDay(instant: Date, zone: string): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat('yyyy-MM-dd');
}

/** The first instant of that calendar day in an IANA zone. */
export function startOfDay(instant: Date, zone: string): Date {
  return DateTime.fromJSDate(instant, { zone }).startOf('day').toJSDate();
}

/**
 * When so many working days have passed since an instant, at the same time of day: Monday to Friday in an IANA zone. What
 * begins at a weekend begins with Monday.
 */
export function afterWorkingDays(instant: Date, days: number, zone: string): Date {
  let local = DateTime.fromJSDate(instant, { zone });
  if (local.weekday > 5) local = local.plus({ weeks: 1 }).startOf('week');
  for (let left = days; left > 0; left--) local = local.plus({ days: local.weekday === 5 ? 3 : 1 });
  return local.toJSDate();
}

/** Whether people are at work at an instant in an IANA zone: Monday to Friday, from 09:00 up to 17:00. */
export function isWorkingTime(instant: Date, zone: string): boolean {
  const { weekday, hour } = DateTime.fromJSDate(instant, { zone });
  return weekday <= 5 && hour >= 9 && hour < 17;
}
