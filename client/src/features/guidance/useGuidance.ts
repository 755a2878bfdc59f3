import type { GuidancePage, GuidanceSnapshot, guidanceTopic } from '@guildhall/shared/work/guidance';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useKeptPage } from '../../lib/api/useKeptPage';
import { useLiveTopic } from '../../lib/live/useLiveTopic';
import { applyChange } from './apply-change';

export const guidancePages = ['guidance', 'page'];
export const guidanceKey = (id: string) => [...guidancePages, id];
export const guidancePath = (id: string) => `/api/guidance/${id}`;

export interface Guidance extends GuidanceSnapshot {
  may: GuidancePage['may'];
}

/** What one may do depends on these; a change of any has the page read anew. */
function standing({ guidance, reviews, suggestions }: GuidanceSnapshot): string {
  return JSON.stringify([
    guidance.state,
    guidance.writing,
    guidance.owner.id,
    guidance.deputy?.id,
    guidance.authors.map(({ id }) => id),
    reviews.map(({ id, state }) => [id, state]),
    suggestions.filter(({ state }) => state === 'open').length,
  ]);
}

/** A document, kept current while it is shown; its text travels by the editor. */
export function useGuidance(id: string) {
  const queries = useQueryClient();
  const { data: page, error, refetch } = useKeptPage<GuidancePage>(guidanceKey(id), guidancePath(id));
  const live = useLiveTopic<typeof guidanceTopic>('guidance', id, { apply: applyChange, enabled: page !== undefined });
  const isNewer = page !== undefined && live.data !== undefined && (live.version ?? 0) > page.version;
  const isOther = isNewer && live.data && standing(live.data) !== standing(page);

  useEffect(() => {
    if (live.ended || isOther) void queries.invalidateQueries({ queryKey: guidanceKey(id) });
  }, [queries, id, live.ended, isOther]);

  const shown = isNewer ? live.data : page;
  const guidance: Guidance | undefined = page && shown ? { ...shown, may: page.may } : undefined;
  return { guidance, error, retry: () => void refetch() };
}
