import type { CircleChange, CirclePage, CircleSnapshot, circleTopic } from '@guildhall/shared/work/circle';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useKeptPage } from '../../lib/api/useKeptPage';
import { useLiveTopic } from '../../lib/live/useLiveTopic';
import { withChanges } from '../../lib/live/with-changes';
import { useMe } from '../../lib/me/useMe';

export const circleKey = ['circle'];

/** Brings a live change into what is held of the circle. */
function applyChange(held: CircleSnapshot, change: CircleChange): CircleSnapshot {
  return {
    people: withChanges(held.people, change.people, change.peopleGone),
    posts: withChanges(held.posts, change.posts, change.postsGone),
  };
}

/** The circle, kept current while it is shown to somebody who is in it. */
export function useCircle() {
  const queries = useQueryClient();
  const { organisation } = useMe();
  const { data: page, error, refetch } = useKeptPage<CirclePage>(circleKey, '/api/circle', { staleTime: 0 });
  const joined = page !== undefined && page.circle !== null;
  const live = useLiveTopic<typeof circleTopic>('circle', organisation.id, { apply: applyChange, enabled: joined });
  useEffect(() => {
    if (live.ended && joined) void queries.invalidateQueries({ queryKey: circleKey });
  }, [queries, live.ended, joined]);
  const current = joined && live.data && (live.version ?? 0) >= page.version ? live.data : page?.circle;
  return { page, circle: current ?? null, error, retry: () => void refetch() };
}
