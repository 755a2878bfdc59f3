import type {
  ChallengeList,
  ChallengePage,
  challengeTopic,
  ChallengeTemplate,
} from '@guildhall/shared/game/challenges';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';
import { useKeptPage } from '../../lib/api/useKeptPage';
import { useLiveTopic } from '../../lib/live/useLiveTopic';
import { applyChange, type HeldChallenge, isOutdated, shownOf } from './apply-change';

export const challengesKey = ['challenges'] as const;
export const challengeKey = (id: string) => [...challengesKey, 'page', id];

export function useChallengeList() {
  return useQuery({
    queryKey: [...challengesKey, 'list'],
    queryFn: ({ signal }) => api.get<ChallengeList>('/api/challenges', { signal }),
  });
}

export function useTemplates() {
  return useQuery({
    queryKey: [...challengesKey, 'templates'],
    queryFn: ({ signal }) => api.get<{ templates: ChallengeTemplate[] }>('/api/challenges/templates', { signal }),
    staleTime: Infinity,
  });
}

/** One challenge, its bridges kept current by the live layer; words and permissions are read anew when they change. */
export function useChallenge(id: string) {
  const queries = useQueryClient();
  const page = useKeptPage<ChallengePage>(challengeKey(id), `/api/challenges/${id}`);
  const live = useLiveTopic<typeof challengeTopic>('challenge', id, { apply: applyChange, enabled: page.isSuccess });
  const held = page.data;
  const news: HeldChallenge | undefined = live.data;
  const isNewer = held !== undefined && (live.version ?? 0) > held.version;
  const wordsChanged = news?.wordsChanged ?? 0;
  const outdated = held !== undefined && isOutdated(held.challenge, news, isNewer);
  useEffect(() => {
    if (wordsChanged > 0 || outdated) void queries.invalidateQueries({ queryKey: challengeKey(id) });
  }, [wordsChanged, outdated, queries, id]);
  return { page, challenge: held && shownOf(held.challenge, news, isNewer) };
}

/** What moves a challenge from state to state; each carries the version that was seen. */
export type ChallengeMove =
  | { act: 'sponsorship'; accept: boolean }
  | { act: 'schedule' }
  | { act: 'cancel'; reason: string }
  | { act: 'hand-over'; ownerId: string };

export function useChallengeMove(id: string, version: number, onDone?: (move: ChallengeMove) => void) {
  return useCommand<ChallengeMove>({
    command: ({ act, ...body }) => ({
      method: 'POST',
      path: `/api/challenges/${id}/${act}`,
      body: { ...body, version },
    }),
    refreshes: [[...challengesKey]],
    onDone: (_, move) => onDone?.(move),
    // The rest hangs on how the challenge stands when it is done.
    waitsAs: ({ act }) => (act === 'sponsorship' ? 'waiting:what.sponsor' : undefined),
  });
}
