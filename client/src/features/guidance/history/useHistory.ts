import type {
  GuidanceChanges,
  GuidancePassages,
  GuidanceRevision,
  GuidanceRevisionText,
} from '@guildhall/shared/work/guidance-text';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { api } from '../../../lib/api/api';
import type { Language } from '../../../lib/i18n/languages';
import { guidanceKey, guidancePath } from '../useGuidance';

interface Asked {
  signal: AbortSignal;
}

const aPage = 50;

/** Revisions, the newest first, page after page. */
export function useRevisions(id: string) {
  return useInfiniteQuery({
    queryKey: [...guidanceKey(id), 'revisions'],
    queryFn: ({ signal, pageParam }) =>
      api.get<GuidanceRevision[]>(`${guidancePath(id)}/revisions`, { signal, query: { before: pageParam } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.length === aPage ? last.at(-1)?.number : undefined),
  });
}

export function useRevisionText(id: string, number: number | undefined, language: Language) {
  return useQuery({
    queryKey: [...guidanceKey(id), 'revisions', number, language],
    queryFn: ({ signal }: Asked) =>
      api.get<GuidanceRevisionText>(`${guidancePath(id)}/revisions/${number}`, { signal, query: { language } }),
    enabled: number !== undefined,
    staleTime: Infinity,
  });
}

/** What changed between two revisions; without the later one, up to the text as it stands now. */
export function useChanges(id: string, language: Language, from: number | undefined, to: number | undefined) {
  return useQuery({
    queryKey: [...guidanceKey(id), 'changes', language, from, to],
    queryFn: ({ signal }: Asked) =>
      api.get<GuidanceChanges>(`${guidancePath(id)}/changes`, { signal, query: { language, from, to } }),
    enabled: from !== undefined,
  });
}

export function usePassages(id: string, language: Language) {
  return useQuery({
    queryKey: [...guidanceKey(id), 'passages', language],
    queryFn: ({ signal }: Asked) =>
      api.get<GuidancePassages>(`${guidancePath(id)}/passages`, { signal, query: { language } }),
  });
}
