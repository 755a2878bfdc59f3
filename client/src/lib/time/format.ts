import { number } from '../text/number';
import { lazily } from './lazily';
import { welshFor, type WelshUnit } from './welsh';

export type Moment = string | number | Date;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Everything that is written differently by language or zone. Times are shown in `zone` (IANA), never in the device's. */
export function formatsFor(language: string, zone: string) {
  // Welsh writes its hours as English does.
  const clock = datesIn(zone)({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const time = (moment: Moment) => clock().format(new Date(moment));
  const words = wordsFor(language, zone);
  return {
    date: words.date,
    /** A day of the calendar (`YYYY-MM-DD`), which is no moment and the same in every zone. */
    day: wordsFor(language, 'UTC').date as (day: string) => string,
    shortDate: words.shortDate,
    time,
    dateTime: (moment: Moment) => `${words.weekdayAndDate(moment)}, ${time(moment)}`,
    range: words.range,
    relative: (moment: Moment, now: Moment) => {
      const [value, unit] = largestUnit(new Date(moment).getTime() - new Date(now).getTime());
      return words.relative(value, unit);
    },
    number,
    percent: (share: number) => `${number(Math.round(share * 100))}%`,
    list: words.list,
  };
}

type Words = ReturnType<typeof welshFor>;

const datesIn = (zone: string) => (options: Intl.DateTimeFormatOptions) =>
  lazily(() => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }));

const wordsFor = (language: string, zone: string) => (language === 'cy' ? welshFor(zone) : englishFor(datesIn(zone)));

function englishFor(dates: ReturnType<typeof datesIn>): Words {
  const relativeTime = lazily(() => new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }));
  const lists = lazily(() => new Intl.ListFormat('en-GB', { type: 'conjunction' }));
  const longDate = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDate = dates({ day: 'numeric', month: 'short' });
  const weekdayAndDate = dates({ weekday: 'short', day: 'numeric', month: 'short' });
  return {
    date: (moment) => longDate().format(new Date(moment)),
    shortDate: (moment) => shortDate().format(new Date(moment)),
    weekdayAndDate: (moment) => weekdayAndDate().format(new Date(moment)),
    range: (from, to) => longDate().formatRange(new Date(from), new Date(to)),
    relative: (value, unit) => relativeTime().format(value, unit),
    list: (items) => lists().format(items),
  };
}

export type Formats = ReturnType<typeof formatsFor>;

function largestUnit(milliseconds: number): [number, WelshUnit] {
  const size = Math.abs(milliseconds);
  if (size < minute) return [0, 'second'];
  if (size < hour) return [Math.trunc(milliseconds / minute), 'minute'];
  if (size < day) return [Math.trunc(milliseconds / hour), 'hour'];
  if (size < 30 * day) return [Math.trunc(milliseconds / day), 'day'];
  return [Math.trunc(milliseconds / (30 * day)), 'month'];
}

/** Whole days, hours or minutes until `end`, largest first; for "9 days left". Zero once it has passed. */
export function timeLeft(end: Moment, now: Moment): { unit: 'day' | 'hour' | 'minute'; count: number } {
  const left = Math.max(0, new Date(end).getTime() - new Date(now).getTime());
  if (left >= day) return { unit: 'day', count: Math.floor(left / day) };
  if (left >= hour) return { unit: 'hour', count: Math.floor(left / hour) };
  return { unit: 'minute', count: Math.ceil(left / minute) };
}

/** `YYYY-MM-DD` of a moment in `zone`, as date inputs want it. */
export function dayIn(zone: string, moment: Moment): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(moment));
}
