import type { QueryKey } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { isChangedMeanwhile, useReadAnew } from './useReadAnew';

interface OtherSaving<Saving> {
  /** What came of sending the form. */
  problem: unknown;
  /** The saving that the form's answers began from. */
  from: Saving;
  /** The latest saving that is known, and the query that knows it. */
  latest: Saving;
  queryKey: QueryKey;
  goOnFrom: (saving: Saving) => void;
}

/**
 * A form names the saving that its answers began from, however often the page is read anew beneath them, so that it
 * never passes over somebody else's in silence. Who has been told of that one goes on from it when they send again; of the next
 * they are told anew.
 */
export function useOtherSaving<Saving>({ problem, from, latest, queryKey, goOnFrom }: OtherSaving<Saving>): void {
  useReadAnew(problem, queryKey);
  const answered = useRef<unknown>(null);
  useEffect(() => {
    if (!isChangedMeanwhile(problem) || answered.current === problem || latest === from) return;
    answered.current = problem;
    goOnFrom(latest);
  }, [problem, from, latest, goOnFrom]);
}
