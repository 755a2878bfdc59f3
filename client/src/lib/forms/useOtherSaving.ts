import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { ApiProblem } from '../api/problem';

interface OtherSaving<Saving> {
  /** What came of sending the form. */
  problem: unknown;
  /** The latest saving that is known, and the query that knows it. */
  latest: Saving;
  queryKey: QueryKey;
  goOnFrom: (saving: Saving) => void;
}

/**
 * A form names the saving that its answers began from, however often the page is read anew beneath them, so that it
 * never passes over somebody else's in silence. Who has been told of that one goes on from it when they send again.
 */
export function useOtherSaving<Saving>({ problem, latest, queryKey, goOnFrom }: OtherSaving<Saving>): void {
  const queries = useQueryClient();
  const isTold = problem instanceof ApiProblem && problem.code === 'changed_meanwhile';
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    if (isTold) void queries.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
  }, [isTold, queries, key]);
  useEffect(() => {
    if (isTold) goOnFrom(latest);
  }, [isTold, latest, goOnFrom]);
}
