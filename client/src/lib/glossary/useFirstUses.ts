import {
  createContext,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';

import { FirstUses } from './first-uses';

/** The page's texts; without one nothing is marked. */
export const PageTexts = createContext<FirstUses | null>(null);
const nowhere = new FirstUses();

/** Makes a text known to its page, and gives the words it is the first to use. */
export function useFirstUses<Part extends HTMLElement>(
  words: readonly string[],
): { ref: RefObject<Part | null>; first: ReadonlySet<string> } {
  const page = useContext(PageTexts);
  const ref = useRef<Part>(null);
  const key = useId();
  const used = words.join(' ');
  useEffect(() => {
    if (!page || !ref.current || used === '') return undefined;
    page.put(key, ref.current, used.split(' '));
    return () => page.drop(key);
  }, [page, key, used]);
  const mine = useSyncExternalStore((page ?? nowhere).subscribe, () => (page ?? nowhere).of(key));
  const first = useMemo(() => new Set(mine.split(' ').filter(Boolean)), [mine]);
  return { ref, first };
}
