import type { GuidanceChange, GuidanceSnapshot } from '@guildhall/shared/work/guidance';

/** Brings a live change into what is held of a document: each thing that came is whole, what is gone is left out. */
export function applyChange(held: GuidanceSnapshot, change: GuidanceChange): GuidanceSnapshot {
  return {
    guidance: change.guidance ?? held.guidance,
    reviews: change.reviews ?? held.reviews,
    threads: withChanges(held.threads, change.threads, change.threadsGone),
    suggestions: withChanges(held.suggestions, change.suggestions),
  };
}

/** Known things stay in their place, new ones come last. */
function withChanges<T extends { id: string }>(held: T[], came: T[] = [], gone: string[] = []): T[] {
  const byId = new Map([...held, ...came].map((thing) => [thing.id, thing]));
  for (const id of gone) byId.delete(id);
  return [...byId.values()];
}
