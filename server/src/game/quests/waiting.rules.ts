import { afterWorkingDays } from '../../platform/time/zone.js';

/** After so many working days whoever may look is reminded, once (mechanisms §2.3). */
export const remindAfter = 2;
/** After so many it is passed on to those who answer for the unit. */
export const passOnAfter = 5;

export interface Wait {
  /** Since when it waits for whom it waits for now. */
  since: Date;
  remindedAt: Date | null;
  passedOnAt: Date | null;
  /** Whom it waits for by name has left. */
  askedLeft: boolean;
}

/**
 * What is due for evidence that waits, by the working days of a zone; both at once, as after a server stood still, is
 * passing on. What waits for somebody who has left is passed on without waiting.
 */
export function dueFor(
  { since, remindedAt, passedOnAt, askedLeft }: Wait,
  now: Date,
  zone: string,
): 'remind' | 'pass_on' | null {
  if (passedOnAt) return null;
  if (askedLeft) return 'pass_on';
  if (afterWorkingDays(since, passOnAfter, zone) <= now) return 'pass_on';
  return !remindedAt && afterWorkingDays(since, remindAfter, zone) <= now ? 'remind' : null;
}
