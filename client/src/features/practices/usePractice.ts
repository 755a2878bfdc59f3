import type { PracticeDraft, PracticeRevision, RevisionEntry } from '@guildhall/shared/work/practice-card';
import type {
  partnerPracticeTopic,
  PracticePage,
  PracticeSnapshot,
  practiceTopic,
} from '@guildhall/shared/work/practices';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { api } from '../../lib/api/api';
import { useKeptPage } from '../../lib/api/useKeptPage';
import { useLiveTopic } from '../../lib/live/useLiveTopic';
import { applyChange } from './apply-change';

export const practiceKey = (id: string) => ['practices', 'card', id];
export const practicePath = (id: string) => `/api/practices/${id}`;

export interface Practice extends PracticeSnapshot {
  own: PracticePage['own'];
}

/** A card, kept current while it is shown. What is one's own is read anew when the card's state changes. */
export function usePractice(id: string) {
  const queries = useQueryClient();
  const { data: page, error, refetch } = useKeptPage<PracticePage>(practiceKey(id), practicePath(id));
  const live = useLiveTopic<typeof practiceTopic>('practice', id, {
    apply: applyChange,
    enabled: page !== undefined && page.own.council === null,
  });
  // Of a partner council's card one hears only that it moved on, and reads it anew.
  const partner = useLiveTopic<typeof partnerPracticeTopic>('partner-practice', id, {
    apply: (held) => held,
    enabled: page !== undefined && page.own.council !== null,
  });
  const behind = page !== undefined && (partner.version ?? 0) > page.version;
  const state = live.data && `${live.data.card.state} ${live.data.card.audience}`;

  useEffect(() => {
    if (
      behind ||
      live.ended ||
      partner.ended ||
      (state && page && state !== `${page.card.state} ${page.card.audience}`)
    ) {
      void queries.invalidateQueries({ queryKey: practiceKey(id) });
    }
  }, [queries, id, behind, live.ended, partner.ended, state, page]);

  const shown = live.data && page && (live.version ?? 0) >= page.version ? live.data : page;
  const practice: Practice | undefined = page && shown ? { ...shown, own: page.own } : undefined;
  return { practice, error, retry: () => void refetch() };
}

/** The text as its writers edit it; read once, because what is being written must not change under one's hands. */
export function useDraft(id: string | undefined) {
  return useQuery({
    queryKey: ['practices', 'text', id],
    queryFn: ({ signal }) => api.get<PracticeDraft>(`${practicePath(id ?? '')}/text`, { signal }),
    enabled: id !== undefined,
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function useRevisions(id: string) {
  return useQuery({
    queryKey: [...practiceKey(id), 'revisions'],
    queryFn: ({ signal }) => api.get<RevisionEntry[]>(`${practicePath(id)}/revisions`, { signal }),
  });
}

export function useRevision(id: string, number: number | undefined) {
  return useQuery({
    queryKey: [...practiceKey(id), 'revisions', number],
    queryFn: ({ signal }) => api.get<PracticeRevision>(`${practicePath(id)}/revisions/${number}`, { signal }),
    enabled: number !== undefined,
    staleTime: Infinity,
  });
}
