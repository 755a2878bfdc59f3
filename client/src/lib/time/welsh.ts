import type { Moment } from './format';
import { lazily } from './lazily';

/** What is named differently in Welsh; browsers that know no Welsh would write English here. */
const MONTHS = 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' ');
const SHORT_MONTHS = 'Ion Chwef Maw Ebr Mai Meh Gorff Awst Medi Hyd Tach Rhag'.split(' ');
const WEEKDAYS: Record<string, string> = {
  ...{ Sun: 'Sul', Mon: 'Llun', Tue: 'Maw', Wed: 'Mer', Thu: 'Iau', Fri: 'Gwe', Sat: 'Sad' },
};
const DAYS: Record<string, string> = { '-2': 'echdoe', '-1': 'ddoe', '1': 'yfory', '2': 'drennydd' };
const ONE_OR_TWO: Record<string, string> = { '1 hour': 'awr', '1 month': 'mis', '2 month': 'deufis' };
const UNITS = { second: 'eiliad', minute: 'munud', hour: 'awr', day: 'diwrnod', month: 'mis' };

export type WelshUnit = keyof typeof UNITS;

interface Day {
  day: number;
  month: number;
  year: number;
  weekday: string;
}

/** Dates, spans of time and lists in Welsh, whatever the browser knows of it. */
export function welshFor(zone: string) {
  const numbers = lazily(
    () =>
      new Intl.DateTimeFormat('en-GB', {
        ...{ timeZone: zone, day: 'numeric', month: 'numeric', year: 'numeric', weekday: 'short' },
      }),
  );
  const dayOf = (moment: Moment): Day => {
    const parts = Object.fromEntries(
      numbers()
        .formatToParts(new Date(moment))
        .map(({ type, value }) => [type, value]),
    );
    const { day, month, year, weekday } = parts;
    return { day: Number(day), month: Number(month) - 1, year: Number(year), weekday: WEEKDAYS[weekday ?? ''] ?? '' };
  };
  const whole = ({ day, month, year }: Day) => `${day} ${MONTHS[month]} ${year}`;
  const short = ({ day, month }: Day) => `${day} ${SHORT_MONTHS[month]}`;
  return {
    date: (moment: Moment) => whole(dayOf(moment)),
    shortDate: (moment: Moment) => short(dayOf(moment)),
    weekdayAndDate: (moment: Moment) => `${dayOf(moment).weekday} ${short(dayOf(moment))}`,
    range: (from: Moment, to: Moment) => {
      const [first, last] = [dayOf(from), dayOf(to)];
      if (first.year !== last.year) return `${whole(first)} – ${whole(last)}`;
      if (first.month !== last.month) return `${first.day} ${MONTHS[first.month]} – ${whole(last)}`;
      return first.day === last.day ? whole(last) : `${first.day}–${whole(last)}`;
    },
    relative: welshRelative,
    list: welshList,
  };
}

function welshRelative(value: number, unit: WelshUnit): string {
  if (unit === 'second' && value === 0) return 'nawr';
  const day = unit === 'day' ? DAYS[value] : undefined;
  if (day) return day;
  const count = Math.abs(value);
  const long = ONE_OR_TWO[`${count} ${unit}`] ?? `${count} ${UNITS[unit]}`;
  return value < 0 ? `${long} yn ôl` : `ymhen ${long}`;
}

/** "a" becomes "ac" before a vowel. */
function welshList(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const vowel = /^[aeiouy]/i.test(last.normalize('NFD'));
  return `${items.slice(0, -1).join(', ')} ${vowel ? 'ac' : 'a'} ${last}`;
}
