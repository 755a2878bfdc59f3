import type { Me } from '@guildhall/shared/people/me';
import { useQuery, useQueryClient } from '@tanstack/react-query';

import { api } from '../api/api';

export const meKey = ['me'] as const;

export const meQuery = {
  queryKey: meKey,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Me>('/api/me', { signal }),
  staleTime: 5 * 60_000,
  // A refusal stands until somebody signs in; each screen that asks again would only hear it again.
  retryOnMount: false,
};

/** The signed-in person. Only for screens inside the shell, which shows none of them before it knows the person. */
export function useMe(): Me {
  const me = useHeldMe();
  if (!me) throw new Error('useMe outside the signed-in shell');
  return me;
}

/** The signed-in person, if they are known yet; never asks the server. */
export function useHeldMe(): Me | undefined {
  const queries = useQueryClient();
  return useQuery({ ...meQuery, enabled: false, initialData: () => queries.getQueryData<Me>(meKey) }).data;
}

/** Whether the person may do something at all, such as `challenge.create`; the server decides again on each request. */
export function useAbility(ability: string): boolean {
  return useHeldMe()?.abilities.includes(ability) ?? false;
}
