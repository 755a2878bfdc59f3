import { practiceLimits as limits } from '@guildhall/shared/work/practice-limits';
import type { PracticeList } from '@guildhall/shared/work/practices';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { api } from '../../lib/api/api';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { TitlePicker } from '../../ui/combobox/TitlePicker';
import type { PickedCard } from './edit-values';

interface PracticePickerProps {
  cards: readonly PickedCard[];
  onCards: (cards: PickedCard[]) => void;
  error: string | undefined;
}

const shortest = 2;

/** Other cards that go with this one, found by their words. */
export function PracticePicker({ cards, onCards, error }: PracticePickerProps) {
  const { t } = useTranslation('practices');
  const { name } = useBilingual();
  const { id: own } = useParams();
  const [words, setWords] = useState('');
  const search = useDeferredValue(words.trim());
  const { data, isLoading } = useQuery({
    queryKey: ['practices', 'picker', search],
    queryFn: ({ signal }) => api.get<PracticeList>('/api/practices', { signal, query: { search } }),
    enabled: search.length >= shortest,
  });
  const found = search.length < shortest ? [] : (data?.entries ?? []).filter(({ id }) => id !== own);
  return (
    <TitlePicker
      label={t('form.practices')}
      hint={t('form.practices_hint')}
      error={error}
      most={limits.links}
      picked={cards}
      onPicked={onCards}
      found={found.map(({ id, title, unit }) => ({ id, title, ...(unit ? { detail: name(unit) } : {}) }))}
      looking={isLoading || search !== words.trim()}
      words={words}
      onWords={setWords}
      none={t(search.length < shortest ? 'form.practices_more' : 'form.practices_none')}
    />
  );
}
