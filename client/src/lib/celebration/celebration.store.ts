import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type CelebrationKind = 'plank' | 'badge' | 'stamp' | 'quest';

export interface Celebration {
  kind: CelebrationKind;
  /** What it belongs to: the challenge of a plank, the badge, the stamp, the quest run. */
  id: string;
}

/** How long an element stays lit; under two seconds, as long as `--celebration` in the tokens. */
const lasts = 1_600;

const celebrations = createStore<{ waiting: readonly Celebration[] }>(() => ({ waiting: [] }));

/** Celebrates one's own effort once, in the place that shows it, now or when that place comes into view. */
export function celebrate(celebration: Celebration): void {
  celebrations.setState(({ waiting }) => ({
    waiting: [...waiting.filter((one) => !same(one, celebration)), celebration],
  }));
}

/** True for a moment in the one place where this is celebrated; how it looks is up to the picture shown there. */
export function useCelebrated(kind: CelebrationKind, id: string): boolean {
  const waits = useStore(celebrations, ({ waiting }) => waiting.some((one) => same(one, { kind, id })));
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (!waits) return;
    celebrations.setState(({ waiting }) => ({ waiting: waiting.filter((one) => !same(one, { kind, id })) }));
    setShown(true);
  }, [waits, kind, id]);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(false), lasts);
    return () => clearTimeout(timer);
  }, [shown]);
  return shown;
}

function same(one: Celebration, other: Celebration): boolean {
  return one.kind === other.kind && one.id === other.id;
}
