import type { PracticeDraft, SavedPractice } from '@guildhall/shared/work/practice-card';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { api } from '../../lib/api/api';
import { textOf, type EditValues } from './edit-values';
import { practicePath } from './usePractice';

/** Saves the text of a card, making the card with the first saving, and publishes it. */
export function useSavePractice(draft: PracticeDraft | undefined) {
  const queries = useQueryClient();
  const held = useRef<SavedPractice | undefined>(draft);
  const [busy, setBusy] = useState(false);

  const save = async (values: EditValues): Promise<SavedPractice> => {
    const text = textOf(values);
    const known = held.current;
    const note = values.note.trim();
    held.current = known
      ? await api.put<SavedPractice>(`${practicePath(known.id)}/text`, {
          basedOn: known.textVersion,
          text,
          ...(note ? { note } : {}),
        })
      : await api.post<SavedPractice>('/api/practices', text);
    return held.current;
  };
  const publish = async ({ id, textVersion }: SavedPractice): Promise<void> => {
    await api.post(`${practicePath(id)}/publish`, { basedOn: textVersion });
  };
  /** Runs one of the two to its end, and has what shows the card read anew. */
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true);
    try {
      return await work();
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['practices'] });
    }
  };
  return {
    busy,
    save: (values: EditValues) => run(() => save(values)),
    publish: (values: EditValues) =>
      run(async () => {
        const saved = await save(values);
        await publish(saved);
        return saved;
      }),
    discard: () => run(() => api.delete(practicePath(held.current?.id ?? ''))),
    isStored: () => held.current !== undefined,
  };
}
