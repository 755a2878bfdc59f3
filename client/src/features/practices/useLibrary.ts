import type { PracticeFilters, PracticeList, PracticeSort } from '@guildhall/shared/work/practices';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import { api } from '../../lib/api/api';

/** A search of the library as its address says it. */
export interface LibrarySearch {
  search: string;
  tag: string;
  unit: string;
  mine: boolean;
  sort: PracticeSort;
}

/** The search in the address, and how to change it; every search can be kept, sent and gone back to. */
export function useLibrarySearch(): [LibrarySearch, (changes: Partial<LibrarySearch>) => void] {
  const [params, setParams] = useSearchParams();
  const search: LibrarySearch = {
    search: params.get('search') ?? '',
    tag: params.get('tag') ?? '',
    unit: params.get('unit') ?? '',
    mine: params.get('mine') === 'true',
    sort: params.get('sort') === 'most-reused' ? 'most-reused' : 'newest',
  };
  const change = (changes: Partial<LibrarySearch>) => {
    // While words are typed the address is replaced, so that going back does not go letter by letter.
    setParams(paramsOf({ ...search, ...changes }), { replace: 'search' in changes, preventScrollReset: true });
  };
  return [search, change];
}

function paramsOf({ search, tag, unit, mine, sort }: LibrarySearch): URLSearchParams {
  const said = { search, tag, unit, mine: mine ? 'true' : '', sort: sort === 'newest' ? '' : sort };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
}

/** The cards that match, page after page; the former ones stay in sight while new ones are looked for. */
export function useLibrary(search: LibrarySearch) {
  return useInfiniteQuery({
    queryKey: ['practices', 'list', search],
    queryFn: ({ signal, pageParam }) =>
      api.get<PracticeList>('/api/practices', {
        signal,
        query: {
          search: search.search.trim(),
          tag: search.tag,
          unit: search.unit,
          mine: search.mine ? 'true' : '',
          sort: search.sort,
          after: pageParam,
        },
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
