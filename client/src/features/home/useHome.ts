import type { BadgeWall } from '@guildhall/shared/game/badges';
import type { StartHere } from '@guildhall/shared/insight/start-here';
import type { Me } from '@guildhall/shared/people/me';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';

import { api } from '../../lib/api/api';
import { meKey } from '../../lib/me/useMe';
import { wallQuery } from '../badges/wall-query';

export const homeKey = ['start-here'] as const;

const startHereQuery = queryOptions({
  queryKey: homeKey,
  queryFn: ({ signal }) => api.get<StartHere>('/api/start-here', { signal }),
  // What was read for the first drawing is not read again by it.
  staleTime: 2_000,
});

/**
 * What home is drawn from at once; the server has the browser ask for the same together with the page. Whoever is still to
 * be asked whether to play needs the words of that question, which would push down what is below them.
 */
export const readHome = (queries: QueryClient) =>
  Promise.all([
    queries.prefetchQuery(startHereQuery),
    queries.prefetchQuery(wallQuery),
    queries.getQueryData<Me>(meKey)?.member.playing === null && i18next.loadNamespaces('settings'),
  ]);

/** The reader's next small steps, chosen anew whenever they come home. */
export function useStartHere() {
  return useQuery(startHereQuery);
}

/** The badges the reader holds, the latest first. */
export function useOwnBadges() {
  const { data } = useQuery(wallQuery);
  return data?.badges.filter(({ own }) => own > 0).toSorted((a, b) => earned(b) - earned(a));
}

// As numbers: the first comparison by a language takes a browser as long as a drawing.
const earned = ({ earnedAt }: BadgeWall['badges'][number]) => new Date(earnedAt ?? 0).getTime();
