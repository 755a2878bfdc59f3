import type { OpenQuestionList } from '@guildhall/shared/work/practice-talk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import { api } from '../../lib/api/api';

export interface OpenSearch {
  tag: string;
  unit: string;
  kind: string;
}

/** What is asked for stands in the address, so that it can be kept and sent. */
export function useOpenSearch(): [OpenSearch, (changes: Partial<OpenSearch>) => void] {
  const [params, setParams] = useSearchParams();
  const search: OpenSearch = {
    tag: params.get('tag') ?? '',
    unit: params.get('unit') ?? '',
    kind: params.get('kind') ?? '',
  };
  const change = (changes: Partial<OpenSearch>) => {
    const said = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== '');
    setParams(new URLSearchParams(said), { preventScrollReset: true });
  };
  return [search, change];
}

/** Questions nobody has answered, page after page. */
export function useOpenQuestions(search: OpenSearch) {
  return useInfiniteQuery({
    queryKey: ['practices', 'open-questions', search],
    queryFn: ({ signal, pageParam }) =>
      api.get<OpenQuestionList>('/api/practice-questions/open', { signal, query: { ...search, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
