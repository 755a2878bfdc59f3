import type { Measures } from '@guildhall/shared/insight/measures';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import { api } from '../../lib/api/api';

/** What the figures are of: a challenge by its id, an earlier season by its number, or neither for the season that runs. */
export interface OfWhich {
  challenge?: string | undefined;
  season?: string | undefined;
}

/** The figures of what the address names; every choice can be kept, sent and gone back to. */
export function useMeasures() {
  const [params, setParams] = useSearchParams();
  const of: OfWhich = { challenge: params.get('challenge') ?? undefined, season: params.get('season') ?? undefined };
  const came = useQuery({
    queryKey: ['insight', 'measures', of],
    queryFn: ({ signal }) => api.get<Measures>('/api/insight/measures', { signal, query: { ...of } }),
    placeholderData: keepPreviousData,
  });
  const choose = (which: OfWhich) => setParams({ ...which }, { preventScrollReset: true });
  return { of, choose, came };
}
