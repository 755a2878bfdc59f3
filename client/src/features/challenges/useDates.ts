import { useMe } from '../../lib/me/useMe';
import { useFormats } from '../../lib/time/useFormats';
import { useNow } from '../../lib/time/useNow';
import { isOfAnotherYear } from './by-the-clock';

/** A day, and a moment, with the year where it is not this one: a challenge may lie years back, or be planned ahead. */
export function useDates() {
  const { zone } = useMe().organisation;
  const { date, shortDate, dateTime, time } = useFormats();
  const now = useNow();
  return {
    now,
    day: (moment: string) => (isOfAnotherYear(zone, moment, now) ? date(moment) : shortDate(moment)),
    moment: (moment: string) =>
      isOfAnotherYear(zone, moment, now) ? `${date(moment)}, ${time(moment)}` : dateTime(moment),
  };
}
