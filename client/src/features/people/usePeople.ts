import type { WouldMerge } from '@guildhall/shared/outbound/merging';
import type { PeoplePage, PersonPage as Person } from '@guildhall/shared/people/people';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';

export const peopleKey = ['people'];

/** Who is here or, with `left`, who has left, page after page; those of a name where words are given. */
export function usePeople(search: string, left: boolean) {
  return useInfiniteQuery({
    queryKey: [...peopleKey, search, left],
    queryFn: ({ signal, pageParam }) =>
      api.get<PeoplePage>('/api/people', {
        signal,
        query: { search, left: left ? 'true' : undefined, after: pageParam },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    // Those of another name may stand there a moment, but nobody who is here among those who left.
    placeholderData: (before, query) => (query?.queryKey.at(-1) === left ? before : undefined),
  });
}

/** Somebody's page, for administrators. */
export function usePerson(id: string) {
  return useQuery({
    queryKey: [...peopleKey, 'page', id],
    queryFn: ({ signal }) => api.get<Person>(`/api/people/${id}`, { signal }),
  });
}

export const mergingKey = (id: string) => [...peopleKey, 'merging', id];

/** What bringing another account together with this one would do; it is reckoned each time, so never without being asked. */
export function useMerging(id: string, goesId: string | null) {
  return useQuery({
    queryKey: [...mergingKey(id), goesId],
    queryFn: ({ signal }) => api.get<WouldMerge>(`/api/people/${id}/merging/${goesId}`, { signal }),
    enabled: goesId !== null,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
