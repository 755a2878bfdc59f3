import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import type { QuestToWrite, QuestVersions } from '@guildhall/shared/game/quest-writing';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { api } from '../../lib/api/api';
import { useOtherSaving } from '../../lib/forms/useOtherSaving';

const draftsKey = ['quest-drafts'] as const;
const pathOf = (slug: string) => `/api/quest-drafts/${slug}`;

export function useQuestsToWrite() {
  return useQuery({
    queryKey: [...draftsKey, 'list'],
    queryFn: ({ signal }) => api.get<QuestToWrite[]>('/api/quest-drafts', { signal }),
  });
}

export function useVersions(slug: string) {
  return useQuery({
    queryKey: [...draftsKey, 'versions', slug],
    queryFn: ({ signal }) => api.get<QuestVersions>(pathOf(slug), { signal }),
  });
}

/** Saves the draft of a quest, making the quest with the first saving; publishes and retires it. */
export function useWriting(existing: QuestVersions | undefined, problem: unknown) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  /** The new quest's slug once it was saved, so that what follows changes it and makes no second one. */
  const made = useRef<string>(undefined);
  const latest = existing ? savingOf(existing) : null;
  const [saved, goOnFrom] = useState(latest);
  useOtherSaving({ problem, from: saved, latest, queryKey: draftsKey, goOnFrom });

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true);
    try {
      const done = await work();
      await Promise.all([
        queries.invalidateQueries({ queryKey: draftsKey }),
        queries.invalidateQueries({ queryKey: ['quests'] }),
      ]);
      return done;
    } finally {
      setBusy(false);
    }
  };
  const save = async (definition: QuestDefinition): Promise<{ slug: string }> => {
    const slug = existing?.slug ?? made.current;
    if (slug) {
      const before = existing ? saved : savingOf(await api.get<QuestVersions>(pathOf(slug)));
      goOnFrom(savingOf(await api.put<QuestVersions>(pathOf(slug), { definition, saved: before })));
      return { slug };
    }
    const begun = await api.post<{ slug: string }>('/api/quest-drafts', { definition });
    made.current = begun.slug;
    return begun;
  };
  return {
    busy,
    /** The saving that the form's answers began from. */
    from: saved,
    save: (definition: QuestDefinition) => run(() => save(definition)),
    publish: (definition: QuestDefinition) =>
      run(async () => {
        const { slug } = await save(definition);
        await api.post(`${pathOf(slug)}/publish`);
        return { slug };
      }),
    retire: () => run(() => api.post(`${pathOf(existing?.slug ?? '')}/retire`)),
  };
}

/** Which saving the draft stands at; null where there is none. */
function savingOf({ versions }: QuestVersions): number | null {
  return versions.find(({ publishedAt }) => publishedAt === null)?.saved ?? null;
}
