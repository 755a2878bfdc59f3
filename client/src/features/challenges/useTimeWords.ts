import type { ChallengeEntry } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { timeLeft } from '../../lib/time/format';
import { stateNow } from './by-the-clock';
import { useDates } from './useDates';

/** How a challenge's time stands: when it opens, how long it is open, or when it ended, in the organisation's zone. */
export function useTimeWords(challenge: Pick<ChallengeEntry, 'state' | 'startsAt' | 'endsAt'>): string {
  const { t } = useTranslation('challenges');
  const { now, day } = useDates();
  const { startsAt, endsAt } = challenge;
  const state = stateNow(challenge, now);
  if (state === 'open' && endsAt) {
    const { unit, count } = timeLeft(endsAt, now);
    return t(`time.left.${unit}`, { count });
  }
  if (state === 'scheduled' && startsAt) return t('time.opens', { date: day(startsAt) });
  if (state === 'settled' && endsAt) return t('time.ended', { date: day(endsAt) });
  return t(`state.${state}`);
}
