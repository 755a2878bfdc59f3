import type { GuidanceChange, GuidanceSnapshot } from '@guildhall/shared/work/guidance';

import { withChanges } from '../../lib/live/with-changes';

/** Brings a live change into what is held of a document: each thing that came is whole, what is gone is left out. */
export function applyChange(held: GuidanceSnapshot, change: GuidanceChange): GuidanceSnapshot {
  return {
    guidance: change.guidance ?? held.guidance,
    reviews: change.reviews ?? held.reviews,
    threads: withChanges(held.threads, change.threads, change.threadsGone),
    suggestions: withChanges(held.suggestions, change.suggestions),
  };
}
