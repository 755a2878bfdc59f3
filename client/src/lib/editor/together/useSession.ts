import { useEffect, useState } from 'react';
import { useStore } from 'zustand';

import { openSession, type Session, type SessionState } from './session';

/** Opens a shared text while the component is shown; undefined for a moment while another one is opened. */
export function useSession(document: string, memberId: string): Session | undefined {
  const [session, setSession] = useState<Session>();
  useEffect(() => {
    const opened = openSession(document, memberId);
    setSession(opened);
    return () => {
      setSession(undefined);
      opened.close();
    };
  }, [document, memberId]);
  return session;
}

export function useSessionState<T>(session: Session, select: (state: SessionState) => T): T {
  return useStore(session.state, select);
}
