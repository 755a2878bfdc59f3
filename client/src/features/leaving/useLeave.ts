import type { LeaveForGood } from '@guildhall/shared/outbound/leaving';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api } from '../../lib/api/api';
import { ApiProblem } from '../../lib/api/problem';
import { useHeldMe } from '../../lib/me/useMe';
import { signingOut } from '../../lib/me/useSignOut';
import { forgetHere } from '../../lib/offline/forget-here';

/** Leaves for good, and forgets what was read here; `leave` gives what the server refused, where it did. */
export function useLeave() {
  const queries = useQueryClient();
  const memberId = useHeldMe()?.member.id;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const leave = async (request: LeaveForGood): Promise<unknown> => {
    setBusy(true);
    setProblem(null);
    signingOut.underWay = true;
    try {
      await api.post('/api/me/leaving', request).catch(orLeftBefore);
    } catch (refused) {
      signingOut.underWay = false;
      setProblem(refused);
      setBusy(false);
      return refused;
    }
    await forgetHere(queries, memberId);
    location.assign('/sign-in?left');
    return null;
  };
  return { leave, busy, problem };
}

/** Whoever presses again because no answer came may have left with the first press, and is signed in no longer. */
function orLeftBefore(refused: unknown): void {
  if (!(refused instanceof ApiProblem && refused.status === 401)) throw refused;
}
