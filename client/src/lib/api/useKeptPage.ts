import { type QueryKey, useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';

import { api } from './api';
import { untilRead } from './until-read';

/** Reads a page that is kept current while it is shown; once it has been read, reading it anew is tried until it succeeds. */
export function useKeptPage<Page>(
  queryKey: QueryKey,
  path: string,
  more: Pick<UseQueryOptions<Page>, 'enabled' | 'refetchInterval' | 'staleTime'> = {},
) {
  const queries = useQueryClient();
  return useQuery<Page>({
    queryKey,
    queryFn: ({ signal }) => api.get<Page>(path, { signal }),
    ...untilRead(queries, queryKey),
    ...more,
  });
}
