import type { BoardList, BoardPage, boardTopic, MoreBoards } from '@guildhall/shared/game/boards';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useKeptPage } from '../../lib/api/useKeptPage';
import { liveKey } from '../../lib/live/topic-watch';
import { useLiveTopic } from '../../lib/live/useLiveTopic';
import { challengesKey } from '../challenges/useChallenges';

export const boardsKey = ['boards'] as const;
/** One's own place is read anew this long after the board moved, so that a busy board is not asked at each step. */
const CALM_MS = 1_500;

export function useBoardList() {
  return useKeptPage<BoardList>([...boardsKey, 'list'], '/api/boards');
}

/** Boards of earlier seasons and of challenges: read anew with the list of challenges, and when another season begins. */
export function useMoreBoards(season: BoardList['season']) {
  return useKeptPage<MoreBoards>([...challengesKey, 'list', 'boards', season?.number], '/api/boards/more');
}

/**
 * One board: its first places are live, one's own place follows calmly. `gone` once it is shown no more, such as a board of
 * people where they have been switched off; then nothing of it is held.
 */
export function useBoard(id: string) {
  const queries = useQueryClient();
  const page = useKeptPage<BoardPage>([...boardsKey, 'page', id], `/api/boards/${id}`);
  const live = useLiveTopic<typeof boardTopic>('board', id, {
    apply: (held, change) => ({ ...held, ...change }),
    enabled: page.isSuccess,
  });
  // Any other refusal passes.
  const gone = live.ended && [undefined, 403, 404].includes(live.problem?.status);
  useEffect(() => {
    if (!gone) return undefined;
    void queries.invalidateQueries({ queryKey: [...boardsKey, 'list'] });
    return () => {
      queries.removeQueries({ queryKey: [...boardsKey, 'page', id] });
      queries.removeQueries({ queryKey: liveKey(`board:${id}`) });
    };
  }, [gone, queries, id]);
  const moved = live.version !== undefined && page.data !== undefined && live.version > page.data.version;
  useEffect(() => {
    if (!moved) return undefined;
    const timer = setTimeout(() => {
      for (const key of [['list'], ['page', id]]) void queries.invalidateQueries({ queryKey: [...boardsKey, ...key] });
    }, CALM_MS);
    return () => clearTimeout(timer);
  }, [moved, live.version, queries, id]);
  if (gone) return { page, board: undefined, gone };
  return { page, board: moved && live.data ? live.data : page.data?.board, gone };
}
