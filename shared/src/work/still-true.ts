/** Months after which a card's owner is asked whether it still holds. */
export const stillTrueMonths = 12;

/** Cards last looked at before this instant are due to be looked at again: a year back, on the same day of the month or its last. */
export function dueBefore(now: Date): Date {
  const year = new Date(now);
  year.setUTCMonth(year.getUTCMonth() - stillTrueMonths);
  // The 29th of February has no like a year before; the day before stands for it.
  if (year.getUTCDate() !== now.getUTCDate()) year.setUTCDate(0);
  return year;
}
