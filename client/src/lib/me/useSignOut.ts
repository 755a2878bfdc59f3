import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api } from '../api/api';
import { forgetHere } from '../offline/forget-here';
import { useHeldMe } from './useMe';

/** Whether whoever sits here is signing out themselves: nobody has to tell them that their sign-in ended. */
export const signingOut = { underWay: false };

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
