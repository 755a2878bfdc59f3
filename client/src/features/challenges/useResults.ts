import type { ChallengeResults, CorrectChallenge, CorrectionPreview } from '@guildhall/shared/game/challenge-results';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';
import { challengeKey, challengesKey } from './useChallenges';

export const correctionKey = (id: string) => [...challengeKey(id), 'correction'];

/** What a settled challenge came to, with every correction of it. */
export function useResults(id: string) {
  return useQuery({
    queryKey: [...challengeKey(id), 'results'],
    queryFn: ({ signal }) => api.get<ChallengeResults>(`/api/challenges/${id}/results`, { signal }),
  });
}

/** What a correction would be now; it is reckoned each time it is looked at. */
export function useCorrection(id: string) {
  return useQuery({
    queryKey: correctionKey(id),
    queryFn: ({ signal }) => api.post<CorrectionPreview>(`/api/challenges/${id}/errata/preview`, undefined, { signal }),
    gcTime: 0,
  });
}

export function usePublish(id: string, onDone: () => void) {
  return useCommand<CorrectChallenge, { number: number; version: number }>({
    command: (body) => ({ method: 'POST', path: `/api/challenges/${id}/errata`, body }),
    refreshes: [[...challengesKey]],
    onDone,
  });
}
