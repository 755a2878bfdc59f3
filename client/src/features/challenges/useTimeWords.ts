import type { ChallengeEntry } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { timeLeft } from '../../lib/time/format';
import { useFormats } from '../../lib/time/useFormats';
import { useNow } from '../../lib/time/useNow';

/** How a challenge's time stands: when it opens, how long it is open, or when it ended, in the organisation's zone. */
export function useTimeWords({
  state,
  startsAt,
  endsAt,
}: Pick<ChallengeEntry, 'state' | 'startsAt' | 'endsAt'>): string {
  const { t } = useTranslation('challenges');
  const { shortDate } = useFormats();
  const now = useNow();
  if (state === 'open' && endsAt) {
    const { unit, count } = timeLeft(endsAt, now);
    return t(`time.left.${unit}`, { count });
  }
  if (state === 'scheduled' && startsAt) return t('time.opens', { date: shortDate(startsAt) });
  if (state === 'settled' && endsAt) return t('time.ended', { date: shortDate(endsAt) });
  return t(`state.${state}`);
}
