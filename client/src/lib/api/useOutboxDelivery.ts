import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { useConnection } from '../live/connection.store';
import { useWaiting } from './outbox.store';
import { readAllAnew } from './read-all-anew';

const lookAgain = 15_000;

/**
 * Sends what waits when the connection returns, and looks again now and then. One tab at a time does it; all of them read
 * anew what it changed.
 */
export function useOutboxDelivery(memberId: string): void {
  const queries = useQueryClient();
  const waiting = useWaiting(memberId);
  const newest = waiting.at(-1)?.id;
  const connected = useConnection((connection) => connection.state === 'connected');
  const before = useRef(waiting.length);

  useEffect(() => {
    if (waiting.length < before.current) void readAllAnew(queries);
    before.current = waiting.length;
  }, [waiting.length, queries]);

  useEffect(() => {
    if (!newest) return undefined;
    // Its code is fetched only where there is a line: not every browser fetches anew what failed once.
    const look = () => {
      if (navigator.onLine) void import('../waiting/deliver').then(({ deliver }) => deliver(memberId));
    };
    look();
    addEventListener('online', look);
    const timer = setInterval(look, lookAgain);
    return () => {
      removeEventListener('online', look);
      clearInterval(timer);
    };
  }, [memberId, newest, connected]);
}
