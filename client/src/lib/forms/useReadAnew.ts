import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { ApiProblem } from '../api/problem';

export const isChangedMeanwhile = (problem: unknown): boolean =>
  problem instanceof ApiProblem && problem.code === 'changed_meanwhile';

/** Reads anew what was changed meanwhile, so that whoever was told of it answers what stands there now. */
export function useReadAnew(problem: unknown, queryKey: QueryKey): void {
  const queries = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    if (isChangedMeanwhile(problem)) void queries.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
  }, [problem, queries, key]);
}
