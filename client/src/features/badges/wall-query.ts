import type { BadgeWall } from '@guildhall/shared/game/badges';
import { queryOptions } from '@tanstack/react-query';

import { api } from '../../lib/api/api';

export const badgesKey = ['badges'] as const;

/** Every badge on the wall; home, challenges and the wall itself read it once between them. */
export const wallQuery = queryOptions({
  queryKey: [...badgesKey, 'wall'],
  queryFn: ({ signal }) => api.get<BadgeWall>('/api/badges', { signal }),
});
