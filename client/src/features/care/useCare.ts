import type { Report, RevisionChanges } from '@guildhall/shared/work/practice-care';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { practiceKey, practicePath } from '../practices/usePractice';

/** What a revision changed; it never changes itself. */
export function useChanges(id: string, number: number) {
  return useQuery({
    queryKey: [...practiceKey(id), 'changes', number],
    queryFn: ({ signal }) => api.get<RevisionChanges>(`${practicePath(id)}/revisions/${number}/changes`, { signal }),
    staleTime: Infinity,
  });
}

export const reportsKey = ['practices', 'reports'];

/** Reports that wait for a reviewer. */
export function useReports() {
  return useQuery({
    queryKey: reportsKey,
    queryFn: ({ signal }) => api.get<Report[]>('/api/practice-reports', { signal }),
  });
}

/** The audit trail, page after page. */
export function useAudit(action: string) {
  return useInfiniteQuery({
    queryKey: ['audit', action],
    queryFn: ({ signal, pageParam }) =>
      api.get<AuditTrail>('/api/audit', { signal, query: { action, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}
