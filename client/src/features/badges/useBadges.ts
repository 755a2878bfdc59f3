import type {
  BadgeDesign,
  badgeDesignTopic,
  BadgeDesigns,
  BadgePage,
  BadgePreview,
  PreviewBadge,
} from '@guildhall/shared/game/badges';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';
import { useLiveTopic } from '../../lib/live/useLiveTopic';
import { badgesKey, wallQuery } from './wall-query';

export const designsKey = ['badge-designs'] as const;
export const designKey = (id: string) => [...designsKey, 'one', id];

export function useWall() {
  return useQuery(wallQuery);
}

export function useBadge(id: string) {
  return useQuery({
    queryKey: [...badgesKey, 'page', id],
    queryFn: ({ signal }) => api.get<BadgePage>(`/api/badges/${id}`, { signal }),
  });
}

export function useDesigns() {
  return useQuery({
    queryKey: [...designsKey, 'list'],
    queryFn: ({ signal }) => api.get<BadgeDesigns>('/api/badge-designs', { signal }),
  });
}

/** One design, with how far looking at the past has come, live. */
export function useDesign(id: string) {
  const design = useQuery({
    queryKey: designKey(id),
    queryFn: ({ signal }) => api.get<BadgeDesign>(`/api/badge-designs/${id}`, { signal }),
  });
  const live = useLiveTopic<typeof badgeDesignTopic>('badge-design', id, {
    apply: (_held, { review }) => ({ review }),
    enabled: design.isSuccess,
  });
  return { design, review: live.data?.review ?? design.data?.review ?? null };
}

export type DesignMove = 'go-live' | 'look-at-the-past' | 'retire';

export function useDesignMove(id: string, onDone: () => void) {
  return useCommand<DesignMove, BadgeDesign>({
    command: (move) => ({ method: 'POST', path: `/api/badge-designs/${id}/${move}` }),
    refreshes: [[...designsKey], [...badgesKey]],
    onDone,
  });
}

/** What a definition says in one sentence, and how many it would hold for; undefined while it is not whole. */
export function useBadgePreview(asked: PreviewBadge | undefined): BadgePreview | undefined {
  return useQuery({
    queryKey: [...designsKey, 'preview', asked],
    queryFn: ({ signal }) => api.post<BadgePreview>('/api/badge-designs/preview', asked, { signal }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  }).data;
}
