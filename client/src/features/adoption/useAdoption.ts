import type { OrganisationTimeSaved, PracticeTrail } from '@guildhall/shared/work/practice-adoption';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { practiceKey, practicePath } from '../practices/usePractice';

/** Cards that others made from this one. */
export function useTrail(id: string) {
  return useQuery({
    queryKey: [...practiceKey(id), 'trail'],
    queryFn: ({ signal }) => api.get<PracticeTrail>(`${practicePath(id)}/trail`, { signal }),
  });
}

/** The time that practices of others save the whole organisation. */
export function useTimeSaved() {
  return useQuery({
    queryKey: ['practices', 'time-saved'],
    queryFn: ({ signal }) => api.get<OrganisationTimeSaved>('/api/practices/time-saved', { signal }),
    staleTime: 60_000,
  });
}
