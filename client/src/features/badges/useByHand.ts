import type { GivenBack, HeldAwards, HeldBackAwards } from '@guildhall/shared/game/badges';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';
import { toast } from '../../ui/toast/toast.store';
import { badgesKey } from './wall-query';

/** What somebody does about an award by hand, and their words. */
export interface Hand {
  act: 'take-back' | 'ask' | 'leave' | 'give-back';
  words: string;
}

export function useHand(award: string, onDone: () => void) {
  return useCommand<Hand, GivenBack | undefined>({
    command: ({ act, words }) => ({ method: 'POST', path: `/api/badge-awards/${award}/${act}`, body: { words } }),
    refreshes: [[...badgesKey]],
    onDone: (answer, { act }) => {
      onDone();
      toast(`badges:said.${answer?.holds === false ? 'waits' : act}`, { tone: 'moss' });
    },
  });
}

/** The awards of a badge that one member or unit holds now; undefined while that is asked, or nobody is chosen. */
export function useHeldBy(badge: string, holder: string | undefined) {
  return useQuery({
    queryKey: [...badgesKey, 'held', badge, holder],
    queryFn: ({ signal }) =>
      api.get<HeldAwards>(`/api/badges/${badge}/held`, { signal, query: { holder: holder ?? '' } }),
    enabled: holder !== undefined,
  });
}

export function useHeldBack(badge: string) {
  return useQuery({
    queryKey: [...badgesKey, 'held-back', badge],
    queryFn: ({ signal }) => api.get<HeldBackAwards>(`/api/badges/${badge}/held-back`, { signal }),
  });
}
