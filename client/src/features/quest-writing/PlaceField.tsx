import type { WorkPlace } from '@guildhall/shared/game/work-place';
import type { GuidanceList, GuidancePage } from '@guildhall/shared/work/guidance';
import type { GuidanceText } from '@guildhall/shared/work/guidance-text';
import type { PracticeList, PracticePage } from '@guildhall/shared/work/practices';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { api } from '../../lib/api/api';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { pathOfPlace, placeAt } from '../../lib/places/path-of';
import { type Titled, TitlePicker } from '../../ui/combobox/TitlePicker';
import { Select } from '../../ui/field/Select';
import { Notice } from '../../ui/notice/Notice';
import { useReadingLanguage, useTitle } from '../guidance/useTitle';
import { placeOfWay, type QuestValues } from './definition-values';

interface PlaceFieldProps {
  at: `definition.steps.${number}`;
}

/** Where exactly the work is to be done, for ways that are done to one thing. */
export function PlaceField({ at }: PlaceFieldProps) {
  const way = useWatch<QuestValues, `${typeof at}.way`>({ name: `${at}.way` });
  const to = placeOfWay(way);
  return to ? <OnePlace key={to} at={at} to={to} /> : null;
}

const shortest = 2;

/** One document or card, found by its words or by its address; a document at one of its sections. */
function OnePlace({ at, to }: PlaceFieldProps & Pick<WorkPlace, 'to'>) {
  const { t } = useTranslation('quest-writing');
  const { control, formState } = useFormContext<QuestValues>();
  const errorOf = useFieldErrors(formState.errors, 'quest-writing');
  const { field } = useController({ control, name: `${at}.place` });
  const [words, setWords] = useState('');
  const search = useDeferredValue(words.trim());
  const { found, looking } = useFound(to, search);
  const place = placeAt(field.value);
  const title = usePlaceTitle(place);
  const error = errorOf(`${at}.by.place.id`) ?? errorOf(`${at}.by.place`);
  const read = (typed: string) => {
    const named = placeAt(typed);
    if (named) field.onChange(pathOfPlace(named));
    setWords(named ? '' : typed);
  };
  return (
    <>
      <TitlePicker
        label={t('form.place')}
        hint={t(`form.place_hint_${to}`)}
        error={error}
        most={1}
        picked={place ? [{ id: place.id, title: title.data ?? field.value }] : []}
        onPicked={([picked]) => field.onChange(picked ? pathOfPlace({ to, id: picked.id }) : '')}
        found={found}
        looking={looking || search !== words.trim()}
        words={words}
        onWords={read}
        none={t(search.length < shortest ? 'form.place_more' : 'form.place_none')}
      />
      {place && (error ?? title.isError) ? <Notice tone="brass" title={error ?? t('form.place_lost')} /> : null}
      {place?.to === 'guidance' ? (
        <SectionField place={place} onPlace={(next) => field.onChange(pathOfPlace(next))} />
      ) : null}
    </>
  );
}

/** Documents or cards that match these words. */
function useFound(to: WorkPlace['to'], search: string): { found: readonly Titled[]; looking: boolean } {
  const titleOf = useTitle();
  const enabled = search.length >= shortest;
  const documents = useQuery({
    queryKey: ['guidance', 'picker', search],
    queryFn: ({ signal }) => api.get<GuidanceList>('/api/guidance', { signal, query: { search } }),
    enabled: enabled && to === 'guidance',
  });
  const cards = useQuery({
    queryKey: ['practices', 'picker', search],
    queryFn: ({ signal }) => api.get<PracticeList>('/api/practices', { signal, query: { search } }),
    enabled: enabled && to === 'practice',
  });
  if (!enabled) return { found: [], looking: false };
  if (to === 'practice') return { found: cards.data?.entries ?? [], looking: cards.isLoading };
  const found = documents.data?.entries.map(({ id, titles }) => ({ id, title: titleOf(titles) })) ?? [];
  return { found, looking: documents.isLoading };
}

function usePlaceTitle(place: WorkPlace | null) {
  const titleOf = useTitle();
  return useQuery({
    queryKey: ['place', place?.to, place?.id, titleOf({ en: 'en', cy: 'cy' })],
    queryFn: async ({ signal }) => {
      if (place?.to === 'practice')
        return (await api.get<PracticePage>(`/api/practices/${place.id}`, { signal })).card.title;
      return titleOf((await api.get<GuidancePage>(`/api/guidance/${place?.id}`, { signal })).guidance.titles);
    },
    enabled: place !== null,
  });
}

interface SectionFieldProps {
  place: WorkPlace & { to: 'guidance' };
  onPlace: (place: WorkPlace) => void;
}

/** The section at which the document opens; one that a later edition left out stays named until another is chosen. */
function SectionField({ place, onPlace }: SectionFieldProps) {
  const { t } = useTranslation('quest-writing');
  const languageOf = useReadingLanguage();
  const { data } = useQuery({
    queryKey: ['guidance', 'sections', place.id, languageOf(['en', 'cy'])],
    queryFn: async ({ signal }) => {
      const { guidance } = await api.get<GuidancePage>(`/api/guidance/${place.id}`, { signal });
      const language = languageOf(guidance.languages);
      return api.get<GuidanceText>(`/api/guidance/${place.id}/text`, { signal, query: { language } });
    },
  });
  const sections =
    data?.sections.filter(({ title }) => title).map(({ key, title }) => ({ value: key, label: title })) ?? [];
  const { section } = place;
  const gone = section && !sections.some(({ value }) => value === section) ? [{ value: section, label: section }] : [];
  return (
    <Select
      label={t('form.section')}
      choose={t('form.section_any')}
      options={[...sections, ...gone]}
      value={section ?? ''}
      onChange={({ target }) =>
        onPlace({ to: 'guidance', id: place.id, ...(target.value ? { section: target.value } : {}) })
      }
    />
  );
}
