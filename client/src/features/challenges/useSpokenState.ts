import type { ChallengeSnapshot } from '@guildhall/shared/game/challenges';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../lib/announce/announce';

/** Says politely when a challenge moves on while one looks at it, whoever moved it. */
export function useSpokenState({ id, state }: Pick<ChallengeSnapshot, 'id' | 'state'>): void {
  const { t } = useTranslation('challenges');
  const before = useRef({ id, state });
  useEffect(() => {
    const last = before.current;
    before.current = { id, state };
    if (last.id !== id || last.state === state) return;
    const what = state === 'open' ? [] : [t(`state_words.${state}`)];
    announce(`challenge-state:${id}`, [t(`state.${state}`), ...what].join('. '));
  }, [id, state, t]);
}
