import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { ApiProblem } from '../../lib/api/problem';

/** What is refused stood otherwise than it seemed: it is read anew, so that one sees how. */
export function useRefusedAnew(problem: unknown, queryKey: QueryKey): void {
  const queries = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    if (problem instanceof ApiProblem) void queries.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
  }, [problem, queries, key]);
}
