import type { ChallengeSnapshot } from '@guildhall/shared/game/challenges';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../lib/announce/announce';

/**
 * Says politely when a challenge moves on while one looks at it, whoever moved it. `asked` is how a draft stands with its
 * sponsor, for those who wait for that.
 */
export function useSpokenState(
  { id, state, sponsor }: Pick<ChallengeSnapshot, 'id' | 'state' | 'sponsor'>,
  asked: string | null = null,
): void {
  const { t } = useTranslation('challenges');
  const sponsorId = sponsor?.id;
  const before = useRef({ id, state, sponsorId });
  useEffect(() => {
    const last = before.current;
    before.current = { id, state, sponsorId };
    if (last.id !== id) return;
    if (last.state === state) {
      if (asked && last.sponsorId !== sponsorId) announce(`challenge-state:${id}`, asked);
      return;
    }
    const what = state === 'open' ? [] : [t(`state_words.${state}`)];
    announce(`challenge-state:${id}`, [t(`state.${state}`), ...what].join('. '));
  }, [id, state, sponsorId, asked, t]);
}
