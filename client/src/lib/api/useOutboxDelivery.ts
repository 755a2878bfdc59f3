import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useConnection } from '../live/connection.store';
import { send } from './api';
import { flushOutbox } from './flush';
import { outbox, useWaitingCount } from './outbox.store';

const lookAgain = 15_000;

/** Sends what waits when the connection returns, and looks again now and then. One tab at a time does it. */
export function useOutboxDelivery(memberId: string): void {
  const queries = useQueryClient();
  const waiting = useWaitingCount(memberId) > 0;
  const connected = useConnection((connection) => connection.state === 'connected');

  useEffect(() => {
    if (!waiting) return undefined;
    const deliver = () =>
      void alone(async () => {
        await outbox.persist.rehydrate();
        const done = await flushOutbox(memberId, (command) => send(command, { idempotencyKey: command.id }));
        if (done > 0) await queries.invalidateQueries();
      });
    deliver();
    addEventListener('online', deliver);
    const timer = setInterval(deliver, lookAgain);
    return () => {
      removeEventListener('online', deliver);
      clearInterval(timer);
    };
  }, [memberId, waiting, connected, queries]);
}

/** Skips when another tab is already at it. */
async function alone(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request('guildhall-outbox', { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}
