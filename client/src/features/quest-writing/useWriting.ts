import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import type { QuestToWrite, QuestVersions } from '@guildhall/shared/game/quests';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api } from '../../lib/api/api';

const draftsKey = ['quest-drafts'] as const;

export function useQuestsToWrite() {
  return useQuery({
    queryKey: [...draftsKey, 'list'],
    queryFn: ({ signal }) => api.get<QuestToWrite[]>('/api/quest-drafts', { signal }),
  });
}

export function useVersions(slug: string) {
  return useQuery({
    queryKey: [...draftsKey, 'versions', slug],
    queryFn: ({ signal }) => api.get<QuestVersions>(`/api/quest-drafts/${slug}`, { signal }),
  });
}

/** Saves the draft of a quest, making the quest with the first saving; publishes and retires it. */
export function useWriting(existing: QuestVersions | undefined) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const draft = existing?.versions.find(({ publishedAt }) => publishedAt === null);

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true);
    try {
      return await work();
    } finally {
      setBusy(false);
      await Promise.all([
        queries.invalidateQueries({ queryKey: draftsKey }),
        queries.invalidateQueries({ queryKey: ['quests'] }),
      ]);
    }
  };
  const save = async (definition: QuestDefinition): Promise<{ slug: string }> => {
    if (!existing) return api.post<{ slug: string }>('/api/quest-drafts', { definition });
    await api.put(`/api/quest-drafts/${existing.slug}`, { definition, saved: draft?.saved ?? null });
    return { slug: existing.slug };
  };
  return {
    busy,
    save: (definition: QuestDefinition) => run(() => save(definition)),
    publish: (definition: QuestDefinition) =>
      run(async () => {
        const { slug } = await save(definition);
        await api.post(`/api/quest-drafts/${slug}/publish`);
        return { slug };
      }),
    retire: () => run(() => api.post(`/api/quest-drafts/${existing?.slug ?? ''}/retire`)),
  };
}
