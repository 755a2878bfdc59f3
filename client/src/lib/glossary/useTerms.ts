import type { GlossaryTerm } from '@guildhall/shared/work/glossary';
import type { Term } from '@guildhall/shared/work/glossary-words';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { api } from '../api/api';
import type { Language } from '../i18n/languages';

/** The whole glossary. What explains words on a page is content with what was read in the last minutes. */
export const glossaryQuery = queryOptions({
  queryKey: ['glossary'],
  queryFn: ({ signal }) => api.get<GlossaryTerm[]>('/api/glossary', { signal }),
  staleTime: 10 * 60_000,
});

/** The glossary as one language uses it; a page is read without it when it cannot be had. */
export function useTerms(language: Language): { terms: readonly Term[]; known: boolean } {
  const { data, isPending } = useQuery(glossaryQuery);
  const terms = useMemo(
    () =>
      (data ?? []).map(({ id, term, meaning }) => ({
        id,
        term: term[language] || term.en,
        meaning: meaning[language] || meaning.en,
      })),
    [data, language],
  );
  return { terms, known: !isPending };
}
