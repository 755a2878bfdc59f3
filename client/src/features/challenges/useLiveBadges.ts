import type { BadgeWall } from '@guildhall/shared/game/badges';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';

/** Badges of people that can be earned now. */
export function useLiveBadges(): BadgeWall['badges'] {
  const { data } = useQuery({
    queryKey: ['badges', 'wall'],
    queryFn: ({ signal }) => api.get<BadgeWall>('/api/badges', { signal }),
  });
  return data?.badges.filter(({ status, subject }) => status === 'live' && subject === 'member') ?? [];
}
