import type { FoundGuidance } from '@guildhall/shared/work/guidance';
import { practiceLimits as limits } from '@guildhall/shared/work/practice-limits';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { TitlePicker } from '../../ui/combobox/TitlePicker';
import { type PickedCard, titleOf } from './edit-values';

interface GuidancePickerProps {
  documents: readonly PickedCard[];
  onDocuments: (documents: PickedCard[]) => void;
  error: string | undefined;
}

const shortest = 2;

/** Published guidance that the practice follows, found by its words. */
export function GuidancePicker({ documents, onDocuments, error }: GuidancePickerProps) {
  const { t, i18n } = useTranslation('practices');
  const [words, setWords] = useState('');
  const search = useDeferredValue(words.trim());
  const { data, isLoading } = useQuery({
    queryKey: ['guidance', 'lookup', search],
    queryFn: ({ signal }) => api.get<FoundGuidance>('/api/guidance/lookup', { signal, query: { search } }),
    enabled: search.length >= shortest,
  });
  const found = search.length < shortest ? [] : (data ?? []);
  return (
    <TitlePicker
      label={t('form.guidance')}
      hint={t('form.guidance_hint')}
      error={error}
      most={limits.links}
      picked={documents}
      onPicked={onDocuments}
      found={found.map(({ id, titles }) => ({ id, title: titleOf(titles, i18n.language) }))}
      looking={isLoading || search !== words.trim()}
      words={words}
      onWords={setWords}
      none={t(search.length < shortest ? 'form.practices_more' : 'form.guidance_none')}
    />
  );
}
