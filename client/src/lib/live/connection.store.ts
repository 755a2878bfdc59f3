import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type ConnectionState = 'idle' | 'connecting' | 'connected' | 'lost';

export interface Connection {
  state: ConnectionState;
  /** When it was lost, in milliseconds since 1970. */
  lostAt?: number | undefined;
  /** What is shown was read then, before the page was loaded without a connection; milliseconds since 1970. */
  asOf?: number | undefined;
}

export const connection = createStore<Connection>(() => ({ state: 'idle' }));

export function useConnection<T>(select: (connection: Connection) => T): T {
  return useStore(connection, select);
}

/** Short gaps are nobody's concern; milliseconds. */
export const patience = 3_000;

/** Whether there is known to be no line: the device says so, it was lost a while ago, or nobody answered the page's first asking. */
export function isKnownAway(): boolean {
  const { state, lostAt, asOf } = connection.getState();
  const isLong = state === 'lost' && Date.now() - (lostAt ?? 0) >= patience;
  return isLong || asOf !== undefined || navigator.onLine === false;
}
