import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import type { WorkLink } from '@guildhall/shared/game/work-link';

/** Where the member finds what an activity was about; null when there is no page of it for them. */
export function linkOf(activity: { kind: ActivityKind; subjectId: string | null; data: object }): WorkLink | null {
  switch (activity.kind) {
    case 'practice.published':
    case 'practice.tried':
    case 'practice.reused':
    case 'practice.thanked':
    case 'question.asked':
    case 'question.useful':
    case 'answer.accepted':
      return activity.subjectId ? { to: 'practice', id: activity.subjectId } : null;
    case 'guidance.suggestion.accepted':
    case 'guidance.review.done':
    case 'guidance.published':
    case 'guidance.checked':
      return activity.subjectId ? { to: 'guidance', id: activity.subjectId } : null;
    case 'quest.completed':
      return { to: 'quest-run', id: (activity.data as { run: string }).run };
    case 'newcomer.helped':
      // The run is the newcomer's own; their helper was named, not let in.
      return null;
  }
}
