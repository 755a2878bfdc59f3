import { useQueryClient } from '@tanstack/react-query';

import { api } from '../api/api';
import { live } from '../live/connection';

/** Ends the sign-in here and on the server, and forgets what was read under it. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await api.post('/api/sign-out');
    await import('../editor/together/kept-texts').then(({ forgetKeptTexts }) => forgetKeptTexts());
    live.stop();
    queries.clear();
    location.assign('/sign-in');
  };
}
