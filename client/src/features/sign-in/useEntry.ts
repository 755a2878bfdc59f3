import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';

import { safeNext } from '../../lib/me/sign-in-path';
import { meQuery } from '../../lib/me/useMe';

/** Where sign-in leads to, and the way there once the server has let the person in. */
export function useEntry(): { next: string; enter: () => Promise<void> } {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const next = safeNext(params.get('next'));
  return {
    next,
    enter: async () => {
      queries.clear();
      await queries.fetchQuery(meQuery);
      await navigate(next, { replace: true });
    },
  };
}
