import type { QueryClient } from '@tanstack/react-query';

import { mayRepeat } from '../api/api';
import { connection } from './connection.store';

/**
 * What is shown and was last read in vain, or asked for and not answered yet, is read at once when the line is back; until
 * the returned function is called.
 */
export function readWhenBack(queries: QueryClient): () => void {
  return connection.subscribe((now, before) => {
    if (now.state !== 'connected' || before.state === 'connected') return;
    void queries.refetchQueries({
      type: 'active',
      predicate: ({ state: { fetchStatus, fetchFailureCount, fetchFailureReason } }) =>
        fetchStatus !== 'idle' || (fetchFailureCount > 0 && mayRepeat(fetchFailureReason)),
    });
  });
}
