import type { ChallengeEntry } from '@guildhall/shared/game/challenges';

import { dayIn } from '../../lib/time/format';

type Times = Pick<ChallengeEntry, 'state' | 'startsAt' | 'endsAt'>;

/** The state by the clock, also while a page that was read earlier stays open. */
export function stateNow({ state, startsAt, endsAt }: Times, now: number): ChallengeEntry['state'] {
  const passed = (moment: string | null) => moment !== null && Date.parse(moment) <= now;
  const opened = state === 'open' || (state === 'scheduled' && passed(startsAt));
  if (!opened) return state;
  return passed(endsAt) ? 'settling' : 'open';
}

/** Whether a moment needs its year beside it: one of another year than now, on the clocks of `zone`. */
export function isOfAnotherYear(zone: string, moment: string, now: number): boolean {
  const yearOf = (when: string | number) => dayIn(zone, when).slice(0, 4);
  return yearOf(moment) !== yearOf(now);
}
