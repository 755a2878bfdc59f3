import type { HiddenPractice, OwnerlessPractice, Report, RevisionChanges } from '@guildhall/shared/work/practice-care';
import type { CircleReport } from '@guildhall/shared/work/circle';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useMe } from '../../lib/me/useMe';
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

export const circleReportsKey = ['circle', 'reports'];

/** Reported posts of the champions' circle. */
export function useCircleReports() {
  return useQuery({
    queryKey: circleReportsKey,
    queryFn: ({ signal }) => api.get<CircleReport[]>('/api/circle/reports', { signal }),
  });
}

export const hiddenKey = ['practices', 'hidden'];

/** Cards out of sight. */
export function useHidden() {
  return useQuery({
    queryKey: hiddenKey,
    queryFn: ({ signal }) => api.get<HiddenPractice[]>('/api/practices/hidden', { signal }),
  });
}

/** Cards whose owner left, for those who may hand them over. */
export function useOwnerless() {
  const { roles } = useMe();
  return useQuery({
    queryKey: ['practices', 'ownerless'],
    queryFn: ({ signal }) => api.get<OwnerlessPractice[]>('/api/practices/ownerless', { signal }),
    enabled: roles.some(({ role }) => role === 'admin' || role === 'manager' || role === 'lead'),
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
