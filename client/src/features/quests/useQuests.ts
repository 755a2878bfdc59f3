import type { Company } from '@guildhall/shared/game/quest-definition';
import type { QuestCard, QuestPage, RunCard, Started } from '@guildhall/shared/game/quests';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';

import { api } from '../../lib/api/api';
import { useCommand } from '../../lib/api/useCommand';

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
  const navigate = useNavigate();
  return useCommand<{ company: Company; people: string[] }, Started>({
    command: ({ company, people }) => ({
      method: 'POST',
      path: '/api/quest-runs',
      body: { quest: slug, company, people },
    }),
    refreshes: [[...questsKey], [...ownRunsKey]],
    onDone: ({ run }) => void navigate(`/quest-runs/${run}`),
  });
}
