import type { LeaveForGood } from '@guildhall/shared/outbound/leaving';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { api } from '../../lib/api/api';
import { ApiProblem } from '../../lib/api/problem';
import { signInPath } from '../../lib/me/sign-in-path';
import { useHeldMe } from '../../lib/me/useMe';
import { signingOut } from '../../lib/me/useSignOut';
import { forgetHere } from '../../lib/offline/forget-here';

/** Leaves for good, and forgets what was read here; `leave` gives what the server refused, where it did. */
export function useLeave() {
  const queries = useQueryClient();
  const memberId = useHeldMe()?.member.id;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const mayHaveLeft = useRef(false);
  const leave = async (request: LeaveForGood): Promise<unknown> => {
    setBusy(true);
    setProblem(null);
    signingOut.underWay = true;
    try {
      await api.post('/api/me/leaving', request, { onRepeat: () => (mayHaveLeft.current = true) });
    } catch (refused) {
      if (isSignedOut(refused)) {
        // Where no answer came before, they have left; else their sign-in ended elsewhere, and they have not.
        if (mayHaveLeft.current) await forgetHere(queries, memberId);
        location.assign(mayHaveLeft.current ? '/sign-in?left' : signInPath(location, true));
        return null;
      }
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

function isSignedOut(refused: unknown): boolean {
  return refused instanceof ApiProblem && refused.status === 401;
}
