import type { PeoplePage } from '@guildhall/shared/people/people';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';

export const peopleKey = ['people'];

/** Who is here, page after page; those of a name where words are given. */
export function usePeople(search: string) {
  return useInfiniteQuery({
    queryKey: [...peopleKey, search],
    queryFn: ({ signal, pageParam }) =>
      api.get<PeoplePage>('/api/people', { signal, query: { search, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
