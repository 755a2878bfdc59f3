import type { BadgeWall } from '@guildhall/shared/game/badges';
import type { StartHere } from '@guildhall/shared/insight/start-here';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';

export const homeKey = ['start-here'] as const;

/** The reader's next small steps, chosen anew whenever they come home. */
export function useStartHere() {
  return useQuery({
    queryKey: homeKey,
    queryFn: ({ signal }) => api.get<StartHere>('/api/start-here', { signal }),
    refetchOnMount: 'always',
  });
}

/** The badges the reader holds, the latest first. */
export function useOwnBadges() {
  const { data } = useQuery({
    queryKey: ['badges', 'wall'],
    queryFn: ({ signal }) => api.get<BadgeWall>('/api/badges', { signal }),
  });
  return data?.badges
    .filter(({ own }) => own > 0)
    .toSorted((a, b) => (b.earnedAt ?? '').localeCompare(a.earnedAt ?? ''));
}
