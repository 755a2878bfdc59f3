import type { Measures } from '@guildhall/shared/insight/measures';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import { api } from '../../lib/api/api';

/** The figures of the challenge in the address, or of the season; every choice can be kept, sent and gone back to. */
export function useMeasures() {
  const [params, setParams] = useSearchParams();
  const challenge = params.get('challenge') ?? '';
  const came = useQuery({
    queryKey: ['insight', 'measures', challenge],
    queryFn: ({ signal }) =>
      api.get<Measures>('/api/insight/measures', { signal, query: { challenge: challenge || undefined } }),
    placeholderData: keepPreviousData,
  });
  const choose = (id: string) => setParams(id ? { challenge: id } : {}, { preventScrollReset: true });
  return { challenge, choose, came };
}
