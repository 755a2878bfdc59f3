import type { EndedSignIns, SignInEntry } from '@guildhall/shared/people/identity';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';

export const signInsKey = ['me', 'sign-ins'] as const;

/** One's own sign-ins, this one first. */
export function useSignIns() {
  return useQuery({
    queryKey: signInsKey,
    queryFn: ({ signal }) => api.get<SignInEntry[]>('/api/me/sign-ins', { signal }),
  });
}

/** Ends one sign-in, or with null all but this one; calls back with how many. */
export function useEndSignIn(onDone: (ended: number, which: string | null) => void) {
  return useCommand<string | null, EndedSignIns | undefined>({
    command: (id) => ({ method: 'DELETE', path: id === null ? '/api/me/sign-ins' : `/api/me/sign-ins/${id}` }),
    onDone: (answer, id) => onDone(answer?.ended ?? 1, id),
    refreshes: [[...signInsKey]],
  });
}
