import { notifyManager, QueryClient } from '@tanstack/react-query';

import { isWorthRepeating } from './api';

// A button is busy before the second press of a double click comes.
notifyManager.setScheduler(queueMicrotask);

/**
 * Reads are repeated where the server is briefly away, never when it has refused. Where the line is known to be away they
 * are not: what is shown says so at once, and is read when it is back. The cache stays readable without a connection.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 30 * 60_000,
      networkMode: 'offlineFirst',
      retry: (count, error) => count < 3 && isWorthRepeating(error),
      retryDelay: (count) => Math.min(500 * 2 ** count, 8_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
