import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { type LibrarySearch, useLibraryFilters } from './useLibrary';

export interface Limit {
  key: 'unit' | 'reusedIn' | 'age' | 'audience' | 'tag';
  name: string;
}

/** What narrows a search besides its words, as its reader calls it. */
export function useLimits({ unit, reusedIn, age, audience, tag }: LibrarySearch): Limit[] {
  const { t } = useTranslation('practices');
  const { name } = useBilingual();
  const { data: filters } = useLibraryFilters();
  const called = (label: string, units: NonNullable<typeof filters>['units'] | undefined, id: string) => {
    const found = units?.find((each) => each.id === id);
    return found ? `${label}: ${name(found)}` : label;
  };
  const limits: (Limit | false)[] = [
    unit !== '' && { key: 'unit', name: called(t('library.unit'), filters?.units, unit) },
    reusedIn !== '' && { key: 'reusedIn', name: called(t('library.reused_in'), filters?.reusedIn, reusedIn) },
    age !== '' && { key: 'age', name: `${t('library.age')}: ${t(`library.ages.${age}`)}` },
    audience !== '' && { key: 'audience', name: `${t('library.audience')}: ${t(`library.audiences.${audience}`)}` },
    tag !== '' && { key: 'tag', name: tag },
  ];
  return limits.filter((limit) => limit !== false);
}
