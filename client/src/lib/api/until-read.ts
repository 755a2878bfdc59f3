import type { QueryClient, QueryKey } from '@tanstack/react-query';

import { isWorthRepeating, mayRepeat } from './api';

const triesAtFirst = 3;
const longestPauseMs = 30_000;

/**
 * For a page that is kept current: once it has been read, reading it anew is tried with growing pauses until it succeeds
 * or is refused, for what is shown meanwhile may be of another time. The first reading gives up early and says so.
 */
export function untilRead(queries: QueryClient, queryKey: QueryKey) {
  return {
    retry: (count: number, error: unknown) =>
      queries.getQueryData(queryKey) === undefined ? count < triesAtFirst && isWorthRepeating(error) : mayRepeat(error),
    retryDelay: (count: number) => Math.min(500 * 2 ** count, longestPauseMs),
  };
}
