import type { SeatedPeople, StructureUnit, UnitPage } from '@guildhall/shared/people/structure';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';

export const structureKey = ['structure'];

/** The open units directly below one, or the outermost ones. */
export function useUnitsBelow(parent: string | null, wanted = true) {
  return useQuery({
    queryKey: [...structureKey, 'below', parent],
    queryFn: ({ signal }) =>
      api.get<StructureUnit[]>('/api/structure', { signal, query: { parent: parent ?? undefined } }),
    enabled: wanted,
  });
}

/** The open units of a name; those of the words before stand there until they are found. */
export function useFoundUnits(search: string) {
  return useQuery({
    queryKey: [...structureKey, 'found', search],
    queryFn: ({ signal }) => api.get<StructureUnit[]>('/api/structure', { signal, query: { search } }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
}

export function useUnitPage(id: string) {
  return useQuery({
    queryKey: [...structureKey, 'page', id],
    queryFn: ({ signal }) => api.get<UnitPage>(`/api/structure/${id}`, { signal }),
  });
}

/** Who sits in a unit, page after page. */
export function useSeated(id: string) {
  return useInfiniteQuery({
    queryKey: [...structureKey, 'seated', id],
    queryFn: ({ signal, pageParam }) =>
      api.get<SeatedPeople>(`/api/structure/${id}/people`, { signal, query: { after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}
