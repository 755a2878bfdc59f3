import type { BadgeDesign, BadgeReview } from '@guildhall/shared/game/badges';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../lib/announce/announce';

/** Says politely when a badge moves on, and what a look at the past has brought once it is done. */
export function useSpokenDesign({ id, status }: BadgeDesign, review: BadgeReview | null): void {
  const { t } = useTranslation('badges');
  useSaid(`badge:${id}`, `${t(`status.${status}`)}. ${t(`status_words.${status}`)}`);
  const { seen, total, awarded } = review ?? { seen: 0, total: 0, awarded: 0 };
  const words = `${t('review.done')}: ${t('review.words', { seen, total, count: awarded })}.`;
  useSaid(`badge-review:${id}`, review?.state === 'done' ? words : '');
}

/** Says what is other than it was. */
function useSaid(subject: string, words: string): void {
  const before = useRef(words);
  useEffect(() => {
    if (words && words !== before.current) announce(subject, words);
    before.current = words;
  }, [subject, words]);
}
