import type { HowPointsWork, MyPoints } from '@guildhall/shared/game/points';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';

export const pointsKey = ['points'] as const;

/** One's own points, newest lines first, as many pages as were asked for. */
export function usePoints() {
  return useInfiniteQuery({
    queryKey: [...pointsKey, 'lines'],
    queryFn: ({ signal, pageParam }) => api.get<MyPoints>('/api/me/points', { signal, query: { before: pageParam } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** One's own totals as they are now. */
export function usePointsNow(): MyPoints | undefined {
  return useQuery({
    queryKey: [...pointsKey, 'now'],
    queryFn: ({ signal }) => api.get<MyPoints>('/api/me/points', { signal, query: { limit: 1 } }),
  }).data;
}

export function useHowPointsWork() {
  return useQuery({
    queryKey: [...pointsKey, 'how'],
    queryFn: ({ signal }) => api.get<HowPointsWork>('/api/how-points-work', { signal }),
    staleTime: Infinity,
  });
}
