import {
  type KeptCopy,
  type PracticeDraft,
  practiceText,
  type SavedPractice,
} from '@guildhall/shared/work/practice-card';
import { tidy } from '@guildhall/shared/work/practice-tidy';

import { api } from '../../lib/api/api';
import type { Desk } from '../../lib/keeping/keeper';
import type { Base } from '../../lib/keeping/keeping';
import { copyValuesOf, type EditValues, emptyPractice, textOf, valuesOf } from './edit-values';

const practices = '/api/practices';
const pathOf = (id: string) => `${practices}/${id}`;
const baseOf = ({ id, textVersion }: SavedPractice): Base => ({ id, version: textVersion });

/** What the server would store of these answers, always written alike; null when it takes them not as they stand. */
function storedOf(values: EditValues): string | null {
  const { data } = practiceText.safeParse(textOf(values));
  return data ? JSON.stringify([tidy(data), values.note.trim()]) : null;
}

const comparing = {
  same: (one: EditValues, other: EditValues) => storedOf(one) !== null && storedOf(one) === storedOf(other),
  takes: (values: EditValues) => storedOf(values) !== null,
};

/** Saves a draft as it is typed. */
export const draftDesk: Desk<EditValues> = {
  ...comparing,
  // Always begun with the same empty text, so that asking again is the same request.
  begin: async (key) =>
    baseOf(await api.post<SavedPractice>(practices, textOf(emptyPractice('en')), { idempotencyKey: key })),
  save: async (values, { id, version }) =>
    baseOf(await api.put<SavedPractice>(`${pathOf(id)}/text`, { basedOn: version, text: textOf(values) })),
  find: async ({ id }) => {
    const draft = await api.get<PracticeDraft>(`${pathOf(id)}/text`);
    return { text: valuesOf(draft), base: baseOf(draft) };
  },
};

/** Keeps changes to a published card to oneself as they are typed; `basedOn` is the text version they change. */
export function copyDesk(basedOn: number): Desk<EditValues> {
  return {
    ...comparing,
    begin: () => Promise.reject(new Error('A copy is of a card that is there.')),
    save: async (values, { id, version }) => {
      const copy = { basedOn, held: version, text: textOf(values), note: values.note.trim() };
      const kept = await api.put<KeptCopy>(`${pathOf(id)}/copy`, copy);
      return { id, version: kept.version };
    },
    find: async ({ id }) => {
      const draft = await api.get<PracticeDraft>(`${pathOf(id)}/text`);
      return { text: copyValuesOf(draft), base: { id, version: draft.copy?.version ?? 0 } };
    },
  };
}
