import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';

import { safeNext } from '../../lib/me/sign-in-path';
import { meQuery } from '../../lib/me/useMe';

/** Where sign-in leads to, whether an earlier one has just ended or the person has left for good, and the way in once the server has let the person in. */
export function useEntry(): { next: string; ended: boolean; left: boolean; enter: () => Promise<void> } {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const next = safeNext(params.get('next'));
  return {
    next,
    ended: params.has('ended'),
    left: params.has('left'),
    enter: async () => {
      queries.clear();
      await queries.fetchQuery(meQuery);
      await navigate(next, { replace: true });
    },
  };
}
