import type {
  DecisionResult,
  EvidenceDecision,
  VerifyEvidence,
  WaitingEvidence,
} from '@guildhall/shared/game/verifications';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../lib/api/api';
import { useIsKept } from '../../lib/waiting/useIsKept';
import { type Sent, useCommand } from '../../lib/api/useCommand';
import { useMe } from '../../lib/me/useMe';
import { keepReason } from './unsent-reason';

export const waitingKey = ['verifications'] as const;

/** Evidence that waits for the reader's eye. */
export function useWaiting() {
  return useQuery({
    queryKey: waitingKey,
    queryFn: ({ signal }) => api.get<WaitingEvidence[]>('/api/verifications', { signal }),
  });
}

/** Decides one or many; each gets its own result. */
export function useDecide(onSent: (sent: Sent<DecisionResult[]>) => void) {
  const me = useMe().member.id;
  return useCommand<EvidenceDecision[], DecisionResult[]>({
    command: (decisions) => ({ method: 'POST', path: '/api/verifications', body: { decisions } }),
    refreshes: [[...waitingKey]],
    onSent: (sent, decisions) => {
      onSent(sent);
      for (const { evidence } of decisions) keepReason(me, evidence, '');
    },
    waitsAs: 'waiting:what.verify',
  });
}

/** Whether the reader's own decision on this waits for the connection. */
export function useIsDecided(evidence: string): boolean {
  return useIsKept(
    ({ path, body }) =>
      path === '/api/verifications' && (body as VerifyEvidence).decisions.some((each) => each.evidence === evidence),
  );
}
