import type { BoardList, BoardPage, boardTopic } from '@guildhall/shared/game/boards';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useKeptPage } from '../../lib/api/useKeptPage';
import { useLiveTopic } from '../../lib/live/useLiveTopic';

export const boardsKey = ['boards'] as const;
/** One's own place is read anew this long after the board moved, so that a busy board is not asked at each step. */
const CALM_MS = 1_500;

export function useBoardList() {
  return useKeptPage<BoardList>([...boardsKey, 'list'], '/api/boards');
}

/** One board: its first places are live, one's own place follows calmly. */
export function useBoard(id: string) {
  const queries = useQueryClient();
  const page = useKeptPage<BoardPage>([...boardsKey, 'page', id], `/api/boards/${id}`);
  const live = useLiveTopic<typeof boardTopic>('board', id, {
    apply: (held, change) => ({ ...held, ...change }),
    enabled: page.isSuccess,
  });
  const moved = live.version !== undefined && page.data !== undefined && live.version > page.data.version;
  useEffect(() => {
    if (!moved) return undefined;
    const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: boardsKey }), CALM_MS);
    return () => clearTimeout(timer);
  }, [moved, live.version, queries]);
  return { page, board: moved && live.data ? live.data : page.data?.board };
}
