import type { GlossaryAsk } from '@guildhall/shared/work/glossary';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';
import { glossaryQuery } from '../../lib/glossary/useTerms';
import { useMe } from '../../lib/me/useMe';

const asksKey = ['glossary', 'asks'];

/** The glossary as it is now, whoever changed it since. */
export function useGlossary() {
  return useQuery({ ...glossaryQuery, staleTime: 0 });
}

export function useMayWriteTerms(): boolean {
  return useMe().abilities.includes('glossary.write');
}

/** Words that people ask about, for who may explain them. */
export function useAsks(): GlossaryAsk[] {
  const { data } = useQuery({
    queryKey: asksKey,
    queryFn: ({ signal }) => api.get<GlossaryAsk[]>('/api/glossary/asks', { signal }),
    enabled: useMayWriteTerms(),
  });
  return data ?? [];
}

/** Asks what a word means. */
export function useAskWord(onAsked: (word: string) => void) {
  return useCommand<string>({
    command: (word) => ({ method: 'POST', path: '/api/glossary/asks', body: { word } }),
    refreshes: [asksKey],
    onDone: (_, word) => onAsked(word),
  });
}
