import { z } from 'zod';

import type { ActivityKind } from '../activity/catalogue.js';

/** The one thing that a step asks work on. */
export const workPlace = z.discriminatedUnion('to', [
  /** `section` is the address of a section, such as `what-to-do`: its page opens there. Work anywhere in the document counts. */
  z.strictObject({ to: z.literal('guidance'), id: z.uuid(), section: z.string().min(1).max(100).optional() }),
  z.strictObject({ to: z.literal('practice'), id: z.uuid() }),
]);
export type WorkPlace = z.infer<typeof workPlace>;

const doneTo: Record<WorkPlace['to'], readonly ActivityKind[]> = {
  guidance: ['guidance.suggestion.accepted', 'guidance.review.done', 'guidance.published'],
  practice: ['practice.tried', 'practice.reused', 'question.asked', 'answer.accepted'],
};

/** Where this kind of work can be asked for on one thing; null for work that is not done to one. */
export function placeFor(kind: ActivityKind): WorkPlace['to'] | null {
  if (doneTo.guidance.includes(kind)) return 'guidance';
  return doneTo.practice.includes(kind) ? 'practice' : null;
}
