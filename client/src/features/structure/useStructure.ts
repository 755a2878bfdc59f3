import type { SeatedPeople, StructureUnit, UnitClosing, UnitPage } from '@guildhall/shared/people/structure';
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

/** The closed units directly below one, or all there are; of a name where words are given. */
export function useClosedUnits({ parent, search }: { parent?: string; search?: string }) {
  return useQuery({
    queryKey: [...structureKey, 'closed', parent, search],
    queryFn: ({ signal }) =>
      api.get<StructureUnit[]>('/api/structure', { signal, query: { parent, search, closed: 'true' } }),
    placeholderData: keepPreviousData,
  });
}

/** What closing a unit would do, read anew each time somebody is about to. */
export function useClosing(id: string) {
  return useQuery({
    queryKey: [...structureKey, 'closing', id],
    queryFn: ({ signal }) => api.get<UnitClosing>(`/api/structure/${id}/closing`, { signal }),
    staleTime: 0,
    gcTime: 0,
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
