import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { ApiProblem } from '../api/problem';

export const isChangedMeanwhile = (problem: unknown): boolean =>
  problem instanceof ApiProblem && problem.code === 'changed_meanwhile';

const isOfAnotherTime = (problem: unknown): boolean =>
  isChangedMeanwhile(problem) || (problem instanceof ApiProblem && problem.code === 'not_in_this_state');

/** Reads anew what was changed or moved on meanwhile, so that whoever was told of it answers what stands there now. */
export function useReadAnew(problem: unknown, queryKey: QueryKey): void {
  const queries = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    if (isOfAnotherTime(problem)) void queries.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
  }, [problem, queries, key]);
}
