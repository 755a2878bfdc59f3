import type { Company } from '@guildhall/shared/game/quest-definition';
import type { QuestCard, QuestPage, RunCard, Started, StartQuest } from '@guildhall/shared/game/quests';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';

import { api } from '../../lib/api/api';
import { useIsKept } from '../../lib/waiting/useIsKept';
import { useCommand } from '../../lib/api/useCommand';
import { useMe } from '../../lib/me/useMe';
import { forgetChosen } from './chosen-people';
import { useRefusedAnew } from './useRefusedAnew';

export const questsKey = ['quests'] as const;
export const ownRunsKey = ['quest-runs', 'own'] as const;

/** What the catalogue is asked for; empty texts ask for everything. */
export interface Filter {
  search: string;
  minutes: string;
  level: string;
  company: string;
}

export const everything: Filter = { search: '', minutes: '', level: '', company: '' };

/** The catalogue is asked for so many characters at most. */
export const mostWords = 80;

export const choices = {
  minutes: ['10', '20', '30', '45'],
  level: ['1', '2', '3', '4'],
  company: ['alone', 'with_one', 'party'],
} as const;

/** The filter in the address, and how to change it; whoever comes back from a quest finds the ones they chose from. */
export function useFilter(): [Filter, (changes: Partial<Filter>) => void] {
  const [params, setParams] = useSearchParams();
  const chosen = (name: keyof typeof choices) => choices[name].find((each) => each === params.get(name)) ?? '';
  const filter: Filter = {
    search: (params.get('search') ?? '').slice(0, mostWords),
    minutes: chosen('minutes'),
    level: chosen('level'),
    company: chosen('company'),
  };
  const change = (changes: Partial<Filter>) => {
    const said = Object.entries({ ...filter, ...changes }).filter(([, value]) => value !== '');
    // While words are typed the address is replaced, so that going back does not go letter by letter.
    setParams(new URLSearchParams(said), { replace: 'search' in changes, preventScrollReset: true });
  };
  return [filter, change];
}

export function useCatalogue(filter: Filter) {
  return useQuery({
    queryKey: [...questsKey, 'list', filter],
    queryFn: ({ signal }) => api.get<QuestCard[]>('/api/quests', { signal, query: { ...filter } }),
    placeholderData: keepPreviousData,
  });
}

export function useQuest(slug: string) {
  return useQuery({
    queryKey: [...questsKey, 'page', slug],
    queryFn: ({ signal }) => api.get<QuestPage>(`/api/quests/${slug}`, { signal }),
  });
}

/** The reader's own quests: invitations, under way, finished. */
export function useOwnRuns() {
  return useQuery({ queryKey: ownRunsKey, queryFn: ({ signal }) => api.get<RunCard[]>('/api/quest-runs', { signal }) });
}

/** Starts a quest and goes to it. */
export function useStart(slug: string) {
  const me = useMe().member.id;
  const navigate = useNavigate();
  const start = useCommand<{ company: Company; people: string[] }, Started>({
    command: ({ company, people }) => ({
      method: 'POST',
      path: '/api/quest-runs',
      body: { quest: slug, company, people },
    }),
    refreshes: [[...questsKey], [...ownRunsKey]],
    onDone: ({ run }) => void navigate(`/quest-runs/${run}`),
    onSent: () => forgetChosen(me, slug),
    waitsAs: 'waiting:what.begin',
  });
  useRefusedAnew(start.problem, questsKey);
  const kept = useIsKept(({ path, body }) => path === '/api/quest-runs' && (body as StartQuest).quest === slug);
  return { ...start, kept };
}
