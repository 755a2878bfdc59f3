import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api } from '../api/api';
import { forgetOutbox } from '../api/outbox.store';
import { forgetKeptTexts } from '../editor/together/kept-texts';
import { forgetAnswers } from '../keeping/answers';
import { live } from '../live/connection';
import { useHeldMe } from './useMe';

/** Whether whoever sits here is signing out themselves: nobody has to tell them that their sign-in ended. */
export const signingOut = { underWay: false };

/** Forgets on this device what was read and written under a sign-in that has ended. */
export async function forgetHere(queries: QueryClient, memberId: string | undefined): Promise<void> {
  live.stop();
  if (memberId) {
    forgetOutbox(memberId);
    forgetAnswers(memberId);
    await forgetKeptTexts(memberId);
  }
  queries.clear();
}

/** Ends the sign-in here and on the server, and forgets what was read under it. */
export function useSignOut() {
  const queries = useQueryClient();
  const memberId = useHeldMe()?.member.id;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const leave = async () => {
    await api.post('/api/sign-out');
    await forgetHere(queries, memberId);
    location.assign('/sign-in');
  };
  const run = () => {
    setBusy(true);
    signingOut.underWay = true;
    setProblem(null);
    leave().catch((refused: unknown) => {
      setProblem(refused);
      setBusy(false);
      signingOut.underWay = false;
    });
  };
  return { run, busy, problem };
}
