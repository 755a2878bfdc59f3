import type { GlossaryTerm } from '@guildhall/shared/work/glossary';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { api } from '../../../lib/api/api';
import type { Term } from '../../../lib/editor/together/glossary-words';
import type { Language } from '../../../lib/i18n/languages';

/** The glossary as one language uses it; a document opens without it when it cannot be had. */
export function useTerms(language: Language): { terms: readonly Term[]; known: boolean } {
  const { data, isPending } = useQuery({
    queryKey: ['glossary'],
    queryFn: ({ signal }) => api.get<GlossaryTerm[]>('/api/glossary', { signal }),
    staleTime: 10 * 60_000,
  });
  const terms = useMemo(
    () =>
      (data ?? []).map(({ id, term, meaning }) => ({
        id,
        term: term[language] ?? term.en,
        meaning: meaning[language] ?? meaning.en,
      })),
    [data, language],
  );
  return { terms, known: !isPending };
}
