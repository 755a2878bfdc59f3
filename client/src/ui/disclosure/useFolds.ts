import { useState } from 'react';

/** Whether each of a list folds, by its id. */
export type Folds = ReadonlyMap<string, boolean>;

/** What folds: all that is `wanted` to, but what is held stays where it `was`, for to move is to be made anew. */
export function foldsNow(was: Folds, wanted: Folds, isHeld: (id: string) => boolean): Folds {
  return new Map([...wanted].map(([id, folds]) => [id, isHeld(id) ? (was.get(id) ?? false) : folds]));
}

/** What folds from one moment to the next. What is held from the beginning is in sight. */
export function useFolds(wanted: Folds, isHeld: (id: string) => boolean): Folds {
  const [was, setWas] = useState<Folds>(new Map());
  const now = foldsNow(was, wanted, isHeld);
  if (now.size !== was.size || [...now].some(([id, folds]) => was.get(id) !== folds)) setWas(now);
  return now;
}
