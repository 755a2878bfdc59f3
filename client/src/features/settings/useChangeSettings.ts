import type { ChangeSettings, Me } from '@guildhall/shared/people/me';
import { useQueryClient } from '@tanstack/react-query';

import { useIsKept } from '../../lib/waiting/useIsKept';
import { useCommand } from '../../lib/api/useCommand';
import { meKey } from '../../lib/me/useMe';

const settings = '/api/me/settings';

/** Changes one's own settings: `change({ playing: true })`; what is not named stays. */
export function useChangeSettings(onDone?: () => void) {
  const queries = useQueryClient();
  const command = useCommand<ChangeSettings, Me>({
    command: (body) => ({ method: 'PATCH', path: settings, body }),
    onDone: (me) => {
      queries.setQueryData(meKey, me);
      onDone?.();
    },
    onSent: ({ state }, changes) => {
      // What was chosen is seen at once, although the account has it later.
      if (state === 'waiting') queries.setQueryData<Me>(meKey, (me) => me && withChanges(me, changes));
    },
    waitsAs: 'waiting:what.settings',
  });
  const kept = useIsKept(({ path }) => path === settings);
  return { kept, change: command.run, busy: command.busy, problem: command.problem, done: command.done };
}

function withChanges(me: Me, { playing, boardVisible, locale, ...changes }: ChangeSettings): Me {
  const named = Object.entries({ playing, boardVisible, locale }).filter(([, value]) => value !== undefined);
  const settings = { ...me.member.settings, ...changes };
  return { ...me, member: { ...me.member, ...Object.fromEntries(named), settings } };
}
