import type { PracticeDraft, PracticeText, PublishPractice, SavedPractice } from '@guildhall/shared/work/practice-card';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api } from '../../lib/api/api';
import { keptOnDevice } from '../../lib/keeping/device';
import { Keeper } from '../../lib/keeping/keeper';
import { useKeeper } from '../../lib/keeping/useKeeper';
import { useMe } from '../../lib/me/useMe';
import { copyValuesOf, type EditValues, textOf, valuesOf } from './edit-values';
import { copyDesk, draftDesk } from './practice-desk';
import { practicePath } from './usePractice';

const NEW = 'practice:new';
const nameOf = (id: string) => `practice:${id}`;

/** What this device kept of a card that was begun without a connection. */
export function useKeptBeginning(): EditValues | null {
  const { id } = useMe().member;
  const [kept] = useState(() => keptOnDevice<EditValues>(id, NEW));
  return kept?.text ?? null;
}

/** Writes a card: a new one from these answers, a draft, or one's own copy of a published card. */
export function useWriting(draft: PracticeDraft | undefined, beginning: EditValues) {
  const { id: memberId } = useMe().member;
  const [{ keeper, values }] = useState(() => keeperOf(memberId, draft, beginning));
  return { keeper, values, ...useKeeper(keeper), ...useEnds(keeper, draft) };
}

function keeperOf(memberId: string, draft: PracticeDraft | undefined, beginning: EditValues) {
  const name = draft ? nameOf(draft.id) : NEW;
  const kept = keptOnDevice<EditValues>(memberId, name);
  const place = { memberId, name, nameOnce: nameOf };
  const start = startOf(draft, beginning);
  const keeper = new Keeper(start.desk, place, { ...start, kept });
  return { keeper, values: kept?.text ?? start.text };
}

function startOf(draft: PracticeDraft | undefined, beginning: EditValues) {
  if (!draft) return { desk: draftDesk, text: beginning, base: null };
  const { id, textVersion, copy } = draft;
  if (draft.state === 'draft') return { desk: draftDesk, text: valuesOf(draft), base: { id, version: textVersion } };
  const base = { id, version: copy?.version ?? 0 };
  return { desk: copyDesk(copy?.basedOn ?? textVersion), text: copyValuesOf(draft), base };
}

/** The ways in which writing comes to its end. */
function useEnds(keeper: Keeper<EditValues>, draft: PracticeDraft | undefined) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  /** Runs one of them, and has what shows the card read anew. */
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true);
    try {
      return await keeper.ending(work);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['practices'] });
    }
  };
  const path = () => practicePath(draft?.id ?? keeper.read().id ?? '');
  const letCopyGo = () => (draft && draft.state !== 'draft' ? api.delete(`${path()}/copy`) : Promise.resolve());
  return {
    busy,
    publish: (asked: Omit<PublishPractice, 'basedOn'> = {}) =>
      run(async () => {
        const { id, version } = await keeper.flush();
        await api.post(`${practicePath(id)}/publish`, { ...asked, basedOn: version });
        return id;
      }),
    publishChanges: (values: EditValues) =>
      run(async () => {
        await keeper.flush();
        const basedOn = draft?.copy?.basedOn ?? draft?.textVersion;
        await api.put(`${path()}/text`, { basedOn, text: textOf(values), note: values.note.trim() });
      }),
    throwAway: () => run(() => (keeper.read().id ? api.delete(path()) : Promise.resolve())),
    letChangesGo: () => run(letCopyGo),
    /** Makes a draft of its own from these answers, so that somebody else's saving and ours both stay. */
    keepBoth: (text: PracticeText) =>
      run(async () => {
        const { id } = await api.post<SavedPractice>('/api/practices', text);
        await letCopyGo();
        return id;
      }),
    /** Lets go of one's own words for what is saved. */
    takeTheirs: () => run(letCopyGo),
  };
}
