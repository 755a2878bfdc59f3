import type { AnswerRecheck, Recheck } from '@guildhall/shared/insight/rechecks';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';
import { toast } from '../../ui/toast/toast.store';

/** Read anew with all that waits for the reader's eye. */
const rechecksKey = ['verifications', 'rechecks'] as const;
const refreshes = [[...rechecksKey], ['start-here']];

/** What the lot asks the reader to look at once more: one at most. */
export function useRechecks() {
  return useQuery({
    queryKey: rechecksKey,
    queryFn: ({ signal }) => api.get<Recheck[]>('/api/rechecks', { signal }),
  });
}

export function useAnswer(id: string, onDone: () => void) {
  return useCommand<AnswerRecheck>({
    command: (body) => ({ method: 'POST', path: `/api/rechecks/${id}/answer`, body }),
    refreshes,
    onDone: () => {
      onDone();
      toast('rechecks:thanks', { tone: 'moss' });
    },
  });
}

/** Somebody else is asked instead. */
export function usePass(id: string, onDone: () => void) {
  return useCommand({
    command: () => ({ method: 'POST', path: `/api/rechecks/${id}/pass` }),
    refreshes,
    onDone: () => {
      onDone();
      toast('rechecks:passed', { tone: 'moss' });
    },
  });
}
