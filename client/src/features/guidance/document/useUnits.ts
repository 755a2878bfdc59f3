import type { Unit } from '@guildhall/shared/people/organisation';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../../lib/api/api';

/** Every unit in the order of the structure. */
export function useUnits(): Unit[] {
  const { data } = useQuery({
    queryKey: ['units'],
    queryFn: ({ signal }) => api.get<Unit[]>('/api/units', { signal }),
    staleTime: 5 * 60_000,
  });
  return data ?? [];
}
