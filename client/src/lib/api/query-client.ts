import { notifyManager, QueryClient } from '@tanstack/react-query';

import { mayRepeat } from './api';

// A button is busy before the second press of a double click comes.
notifyManager.setScheduler(queueMicrotask);

/** Reads are repeated while the server is away, never when it has refused; the cache stays readable without a connection. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 30 * 60_000,
      networkMode: 'offlineFirst',
      retry: (count, error) => count < 3 && mayRepeat(error),
      retryDelay: (count) => Math.min(500 * 2 ** count, 8_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
