import type { ChangeOrganisation, OrganisationSettings } from '@guildhall/shared/people/organisation';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';
import { meKey } from '../../lib/me/useMe';

/** What is decided for everyone here. */
export function useOrganisationSettings() {
  return useQuery({
    queryKey: ['organisation', 'settings'],
    queryFn: ({ signal }) => api.get<OrganisationSettings>('/api/organisation/settings', { signal }),
  });
}

/** Decides something for everyone: `run({ memberBoards: true })`; what is not named stays. */
export function useChangeOrganisation() {
  return useCommand<ChangeOrganisation>({
    command: (body) => ({ method: 'PATCH', path: '/api/organisation/settings', body }),
    refreshes: [['organisation'], ['boards'], ['insight'], ['practices'], meKey],
  });
}
