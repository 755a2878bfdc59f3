import { expect, it } from '@jest/globals';
import { MutationObserver, notifyManager } from '@tanstack/react-query';

import { queryClient } from './query-client';

it('[press/once] a command is known to be under way before the second press of a double click can come', async () => {
  const observer = new MutationObserver(queryClient, { mutationFn: () => new Promise(() => undefined) });
  let busy = false;
  // As React's hooks listen.
  const look = notifyManager.batchCalls(() => {
    busy = observer.getCurrentResult().isPending;
  });
  const stop = observer.subscribe(look);
  void observer.mutate();
  // Presses are tasks of their own; only what this one has begun goes before them.
  for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
  expect(busy).toBe(true);
  stop();
  queryClient.clear();
});
