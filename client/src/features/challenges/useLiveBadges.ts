import type { BadgeWall } from '@guildhall/shared/game/badges';
import { useQuery } from '@tanstack/react-query';

import { wallQuery } from '../badges/wall-query';

/** Badges of people that can be earned now. */
export function useLiveBadges(): BadgeWall['badges'] {
  const { data } = useQuery(wallQuery);
  return data?.badges.filter(({ status, subject }) => status === 'live' && subject === 'member') ?? [];
}
