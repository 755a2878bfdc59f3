import type { PracticeChange, PracticeSnapshot } from '@guildhall/shared/work/practices';

import { withChanges } from '../../lib/live/with-changes';

/** Brings a live change into what is held of a card: each thing that came is whole, what is gone is left out. */
export function applyChange(held: PracticeSnapshot, change: PracticeChange): PracticeSnapshot {
  return {
    card: change.card ?? held.card,
    reuses: withChanges(held.reuses, change.reuses, change.reusesGone),
    questions: withChanges(held.questions, change.questions, change.questionsGone),
    comments: withChanges(held.comments, change.comments, change.commentsGone),
    thanks: withChanges(held.thanks, change.thanks, change.thanksGone),
  };
}
