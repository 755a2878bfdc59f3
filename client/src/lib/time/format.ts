export type Moment = string | number | Date;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Everything that is written differently by language or zone. Times are shown in `zone` (IANA), never in the device's. */
export function formatsFor(language: string, zone: string) {
  const locale = language === 'cy' ? 'cy-GB' : 'en-GB';
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  const relativeTime = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const longDate = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDate = dates({ day: 'numeric', month: 'short' });
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dateAndTime = dates({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return {
    date: (moment: Moment) => longDate.format(new Date(moment)),
    shortDate: (moment: Moment) => shortDate.format(new Date(moment)),
    time: (moment: Moment) => clock.format(new Date(moment)),
    dateTime: (moment: Moment) => dateAndTime.format(new Date(moment)),
    range: (from: Moment, to: Moment) => longDate.formatRange(new Date(from), new Date(to)),
    relative: (moment: Moment, now: Moment) => {
      const [value, unit] = largestUnit(new Date(moment).getTime() - new Date(now).getTime());
      return relativeTime.format(value, unit);
    },
    number: (value: number, digits = 0) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value),
    percent: (share: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    list: (items: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  };
}

export type Formats = ReturnType<typeof formatsFor>;

function largestUnit(milliseconds: number): [number, Intl.RelativeTimeFormatUnit] {
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
