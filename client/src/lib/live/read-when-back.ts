import type { QueryClient } from '@tanstack/react-query';

import { mayRepeat } from '../api/api';
import { meKey } from '../me/useMe';
import { connection } from './connection.store';

/**
 * What is shown and was last read in vain, or asked for and not answered yet, is read at once when the line is there; after
 * it was lost, so is who is here: somebody else may have signed in on this browser meanwhile. Until the returned function is
 * called.
 */
export function readWhenBack(queries: QueryClient): () => void {
  let wasLost = false;
  return connection.subscribe((now, before) => {
    wasLost ||= now.state === 'lost';
    if (now.state !== 'connected' || before.state === 'connected') return;
    void queries.refetchQueries({
      type: 'active',
      predicate: ({ state: { fetchStatus, fetchFailureCount, fetchFailureReason } }) =>
        fetchStatus !== 'idle' || (fetchFailureCount > 0 && mayRepeat(fetchFailureReason)),
    });
    if (wasLost) void queries.refetchQueries({ queryKey: meKey, exact: true, type: 'active' });
    wasLost = false;
  });
}
