import { useState } from 'react';

interface Kept {
  id: string;
}

/** A list as it is `now`, with what was in it `before` and has left it still in its place where words are held for it. */
export function withHeld<Item extends Kept>(
  before: readonly Item[],
  now: readonly Item[],
  isHeld: (id: string) => boolean,
): Item[] {
  const ids = new Set(now.map(({ id }) => id));
  const shown = [...now];
  before.forEach((item, at) => {
    if (!ids.has(item.id) && isHeld(item.id)) shown.splice(at, 0, item);
  });
  return shown;
}

/** The list to show: what is in it, and what is gone as long as somebody here has words for it. */
export function useKept<Item extends Kept>(
  now: readonly Item[],
  isHeld: (id: string) => boolean,
  asGone: (item: Item) => Item,
): readonly Item[] {
  const [before, setBefore] = useState(now);
  const shown = withHeld(before, now, isHeld);
  if (shown.length !== before.length || shown.some((item, at) => item !== before[at])) setBefore(shown);
  return shown.map((item) => (now.includes(item) ? item : asGone(item)));
}
