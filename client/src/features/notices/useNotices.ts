import type { Notices } from '@guildhall/shared/outbound/notices';
import { useInfiniteQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useIsKept } from '../../lib/waiting/useIsKept';
import { useCommand } from '../../lib/api/useCommand';

export const noticesKey = ['notices'] as const;

/** One's notices, newest first, as many pages as were asked for. */
export function useNotices() {
  return useInfiniteQuery({
    queryKey: noticesKey,
    queryFn: ({ signal, pageParam }) => api.get<Notices>('/api/me/notices', { signal, query: { before: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Marks one notice read, or all of them; then says which. */
export function useReadNotices(onDone: (which: string) => void) {
  return useCommand<string | 'all'>({
    command: (id) => ({ method: 'POST', path: id === 'all' ? '/api/me/notices/read' : `/api/me/notices/${id}/read` }),
    refreshes: [[...noticesKey]],
    onDone: (_answer, which) => onDone(which),
    waitsAs: 'waiting:what.notice',
  });
}

/** Whether it waits for the connection that a notice, or all, have been read. */
export function useIsKeptRead(which: string): boolean {
  return useIsKept(({ path }) => [`/api/me/notices/${which}/read`, '/api/me/notices/read'].includes(path));
}
