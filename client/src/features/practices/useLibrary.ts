import type { PracticeAudience } from '@guildhall/shared/work/practice-card';
import type { PracticeAge, PracticeFilters, PracticeList, PracticeSort } from '@guildhall/shared/work/practices';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import { api } from '../../lib/api/api';

export const ages: readonly PracticeAge[] = ['month', 'quarter', 'year'];
export const audiences: readonly PracticeAudience[] = ['me', 'buddy', 'team', 'directorate', 'council', 'network'];
export const sorts: readonly PracticeSort[] = ['closest', 'newest', 'most-reused'];

/** A search of the library as its address says it. */
export interface LibrarySearch {
  search: string;
  tag: string;
  unit: string;
  reusedIn: string;
  age: PracticeAge | '';
  audience: PracticeAudience | '';
  mine: boolean;
  /** Empty for the usual one: the closest match for words, otherwise the newest. */
  sort: PracticeSort | '';
}

/** A search that leaves nothing out; whose cards they are and their order stay. */
export const everything = { search: '', tag: '', unit: '', reusedIn: '', age: '', audience: '' } as const;

/** The search in the address, and how to change it; every search can be kept, sent and gone back to. */
export function useLibrarySearch(): [LibrarySearch, (changes: Partial<LibrarySearch>) => void] {
  const [params, setParams] = useSearchParams();
  const search: LibrarySearch = {
    search: params.get('search') ?? '',
    tag: params.get('tag') ?? '',
    unit: params.get('unit') ?? '',
    reusedIn: params.get('reusedIn') ?? '',
    age: ages.find((age) => age === params.get('age')) ?? '',
    audience: audiences.find((audience) => audience === params.get('audience')) ?? '',
    mine: params.get('mine') === 'true',
    sort: sorts.find((sort) => sort === params.get('sort')) ?? '',
  };
  const change = (changes: Partial<LibrarySearch>) => {
    // While words are typed the address is replaced, so that going back does not go letter by letter.
    setParams(paramsOf({ ...search, ...changes }), { replace: 'search' in changes, preventScrollReset: true });
  };
  return [search, change];
}

function paramsOf({ mine, ...search }: LibrarySearch): URLSearchParams {
  const said = { ...search, mine: mine ? 'true' : '' };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
}

/** The cards that match, page after page; the former ones stay in sight while new ones are looked for. */
export function useLibrary(search: LibrarySearch) {
  return useInfiniteQuery({
    queryKey: ['practices', 'list', search],
    queryFn: ({ signal, pageParam }) =>
      api.get<PracticeList>('/api/practices', {
        signal,
        query: { ...search, search: search.search.trim(), mine: search.mine ? 'true' : '', after: pageParam },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useLibraryFilters() {
  return useQuery({
    queryKey: ['practices', 'filters'],
    queryFn: ({ signal }) => api.get<PracticeFilters>('/api/practices/filters', { signal }),
    staleTime: 60_000,
  });
}
