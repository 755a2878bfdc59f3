import type { ChangeSettings, Me } from '@guildhall/shared/people/me';
import { useQueryClient } from '@tanstack/react-query';

import { useCommand } from '../../lib/api/useCommand';
import { meKey } from '../../lib/me/useMe';

/** Changes one's own settings: `change({ playing: true })`; what is not named stays. */
export function useChangeSettings(onDone?: () => void) {
  const queries = useQueryClient();
  const command = useCommand<ChangeSettings, Me>({
    command: (body) => ({ method: 'PATCH', path: '/api/me/settings', body }),
    onDone: (me) => {
      queries.setQueryData(meKey, me);
      onDone?.();
    },
  });
  return { change: command.run, busy: command.busy, problem: command.problem, done: command.done };
}
