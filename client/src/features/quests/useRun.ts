import type { OfferEvidence, PartedRun, questRunTopic, RunPage, Started } from '@guildhall/shared/game/quests';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';

import { useIsKept } from '../../lib/waiting/useIsKept';
import { type Sent, useCommand } from '../../lib/api/useCommand';
import { useKeptPage } from '../../lib/api/useKeptPage';
import { liveKey } from '../../lib/live/topic-watch';
import { useLiveTopic } from '../../lib/live/useLiveTopic';
import { useMe } from '../../lib/me/useMe';
import { hasParted, partedFrom } from './parting';
import { ownRunsKey, questsKey } from './useQuests';
import { forgetUnsent } from './unsent';
import { useRefusedAnew } from './useRefusedAnew';

/** What is said to whoever parted from a run. */
export const partingKey = (id: string) => ['quest-runs', 'parting', id] as const;

export const runKey = (id: string) => ['quest-runs', 'page', id] as const;

/** How soon to look again for what finishing brought, while the count is under way; milliseconds. */
const COUNTING_MS = 600;

/**
 * One run, its progress kept current by the live layer; what is the reader's alone is read anew when it moves. A run that
 * the reader has parted from is not asked for again: it stands as it stood.
 */
export function useRun(id: string) {
  const queries = useQueryClient();
  const me = useMe().member.id;
  const page = useKeptPage<RunPage>(runKey(id), `/api/quest-runs/${id}`, {
    enabled: ({ state }) => !state.data || !hasParted(state.data.progress, me),
    refetchInterval: ({ state }) => (state.data?.reward && !state.data.reward.counted ? COUNTING_MS : false),
  });
  const live = useLiveTopic<typeof questRunTopic>('quest-run', id, {
    apply: (_held, change) => change,
    enabled: page.isSuccess,
  });
  const moved = live.version !== undefined && page.data !== undefined && live.version > page.data.version;
  const progress = moved && live.data ? live.data : page.data?.progress;
  const over = live.ended || (progress !== undefined && hasParted(progress, me));
  useEffect(() => {
    if (over) queries.setQueryData<RunPage>(runKey(id), (held) => held && partedFrom(held, me));
    else if (moved) void queries.invalidateQueries({ queryKey: runKey(id) });
  }, [over, moved, live.version, queries, id, me]);
  const isShut = over || progress?.state === 'completed' || progress?.state === 'withdrawn';
  useEffect(() => {
    if (isShut) forgetUnsent(me, id);
  }, [isShut, me, id]);
  useEffect(
    () => () => {
      const held = queries.getQueryData<RunPage>(runKey(id));
      if (!held || !hasParted(held.progress, me)) return;
      // Whoever comes back, or is asked again later, finds it as it is then.
      queries.removeQueries({ queryKey: runKey(id) });
      queries.removeQueries({ queryKey: liveKey(`quest-run:${id}`) });
      queries.removeQueries({ queryKey: partingKey(id) });
    },
    [queries, id, me],
  );
  return { page, progress, ended: over };
}

/** What one may do to a run, each as a command of its own. */
export type RunCommand =
  | { act: 'tap'; step: string }
  | { act: 'offer'; step: string; evidence: OfferEvidence }
  | { act: 'together'; contribution: string }
  | { act: 'take_back'; contribution: string; reason?: string }
  | { act: 'move'; action: 'start' | 'set_aside' | 'take_up' | 'withdraw' }
  | { act: 'answer'; answer: 'accept' }
  | { act: 'invite'; people: string[] }
  | { act: 'helper'; helper: string };

export function useRunCommand(id: string, onSent?: (sent: Sent<Started>) => void) {
  const sent = useCommand<RunCommand, Started>({
    command: (command) => ({ method: 'POST', ...requestOf(id, command) }),
    refreshes: [[...runKey(id)], [...ownRunsKey], [...questsKey]],
    onSent: (sent) => onSent?.(sent),
    waitsAs: 'waiting:what.quest',
  });
  useRefusedAnew(sent.problem, runKey(id));
  return sent;
}

/** Parts from a run and goes back to the quests. */
export type Parting = { act: 'answer'; answer: 'decline' } | { act: 'leave' };

/** Whether something that the reader did to a run waits for the connection; `what` is its path within the run, such as `steps/plan/`. */
export function useIsKeptFor(run: string, what: string): boolean {
  return useIsKept(({ path }) => path.startsWith(`/api/quest-runs/${run}/${what}`));
}

export function useParting(id: string) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const me = useMe().member.id;
  const sent = useCommand<Parting, Started>({
    command: (command) => ({ method: 'POST', ...requestOf(id, command) }),
    refreshes: [[...ownRunsKey], [...questsKey]],
    onDone: (_answer, { act }) => {
      // Whoever comes back is told that they parted from it, and not how it stood.
      queries.setQueryData<RunPage>(runKey(id), (held) => held && partedFrom(held, me));
      const quest = queries.getQueryData<RunPage>(runKey(id))?.quest;
      if (quest) {
        const how = act === 'leave' ? 'left' : 'declined';
        const said: PartedRun = { how, quest: { slug: quest.slug, title: quest.definition.title } };
        queries.setQueryData(partingKey(id), said);
      }
      void navigate('/quests');
    },
    waitsAs: 'waiting:what.quest',
  });
  useRefusedAnew(sent.problem, runKey(id));
  return sent;
}

function requestOf(id: string, command: RunCommand | Parting): { path: string; body?: unknown } {
  const run = `/api/quest-runs/${id}`;
  switch (command.act) {
    case 'tap':
      return { path: `${run}/steps/${command.step}/tap` };
    case 'offer':
      return { path: `${run}/steps/${command.step}/evidence`, body: command.evidence };
    case 'together':
      return { path: `${run}/contributions/${command.contribution}/together` };
    case 'take_back': {
      const { contribution, reason } = command;
      return { path: `${run}/contributions/${contribution}/take-back`, body: reason ? { reason } : {} };
    }
    case 'move':
      return { path: `${run}/move`, body: { action: command.action } };
    case 'answer':
      return { path: `${run}/answer`, body: { answer: command.answer } };
    case 'invite':
      return { path: `${run}/invitations`, body: { people: command.people } };
    case 'leave':
      return { path: `${run}/leave` };
    case 'helper':
      return { path: `${run}/helper`, body: { helper: command.helper } };
  }
}
