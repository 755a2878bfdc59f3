import { DateTime } from 'luxon';

/** The ISO week of an instant in an IANA zone, such as `2026-W48`. */
export function isoWeek(instant: Date, zone: string): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat("kkkk-'W'WW");
}

/** The calendar day of an instant in an IANA zone, such as `2026-11-23`. */
export function localDay(instant: Date, zone: string): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat('yyyy-MM-dd');
}

/** The first instant of that calendar day in an IANA zone. */
export function startOfDay(instant: Date, zone: string): Date {
  return DateTime.fromJSDate(instant, { zone }).startOf('day').toJSDate();
}
