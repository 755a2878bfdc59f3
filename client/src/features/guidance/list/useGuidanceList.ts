import type { GuidanceList } from '@guildhall/shared/work/guidance';
import type { GuidanceKind, GuidanceState } from '@guildhall/shared/work/guidance-document';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import { api } from '../../../lib/api/api';

export const kinds: readonly GuidanceKind[] = ['policy', 'guide', 'register', 'terms'];
export const states: readonly GuidanceState[] = [
  'outline',
  'drafting',
  'consultation',
  'review',
  'ready',
  'approved',
  'published',
  'due',
  'withdrawn',
  'archived',
];
export const whose = ['all', 'waiting', 'mine'] as const;
export type Whose = (typeof whose)[number];

/** A search of the guidance as its address says it. */
export interface GuidanceSought {
  search: string;
  kind: GuidanceKind | '';
  state: GuidanceState | '';
  whose: Whose;
}

/** The search in the address, and how to change it; every search can be kept, sent and gone back to. */
export function useGuidanceSearch(): [GuidanceSought, (changes: Partial<GuidanceSought>) => void] {
  const [params, setParams] = useSearchParams();
  const sought: GuidanceSought = {
    search: params.get('search') ?? '',
    kind: kinds.find((kind) => kind === params.get('kind')) ?? '',
    state: states.find((state) => state === params.get('state')) ?? '',
    whose: whose.find((each) => each === params.get('whose')) ?? 'all',
  };
  const change = (changes: Partial<GuidanceSought>) => {
    const said = { ...sought, ...changes };
    const entries = Object.entries(said).filter(([, value]) => value !== '' && value !== 'all');
    setParams(new URLSearchParams(entries), { replace: 'search' in changes, preventScrollReset: true });
  };
  return [sought, change];
}

/** The guidance that matches, page after page; the former ones stay in sight while new ones are looked for. */
export function useGuidanceList({ whose: shown, ...sought }: GuidanceSought) {
  return useInfiniteQuery({
    queryKey: ['guidance', 'list', shown, sought],
    queryFn: ({ signal, pageParam }) =>
      api.get<GuidanceList>('/api/guidance', {
        signal,
        query: {
          ...sought,
          search: sought.search.trim(),
          ...(shown === 'all' ? {} : { [shown]: 'true' }),
          after: pageParam,
        },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
