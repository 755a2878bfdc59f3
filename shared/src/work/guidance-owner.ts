import { z } from 'zod';

import { guidanceState, guidanceTitles } from './guidance-document.js';
import { guidanceLimits as most } from './guidance-limits.js';

/** Body of `POST /api/guidance/:id/owner`, for administrators: who looks after it from now on, and why. */
export const giveGuidance = z.strictObject({
  ownerId: z.uuid(),
  reason: z.string().trim().min(3).max(most.message),
});
export type GiveGuidance = z.infer<typeof giveGuidance>;

/** A document whose owner left, and whose deputy left or was never named; its text is not told. */
export const ownerlessGuidance = z.object({
  id: z.uuid(),
  titles: guidanceTitles,
  state: guidanceState,
  /** Who looked after it. */
  owner: z.string(),
});
export type OwnerlessGuidance = z.infer<typeof ownerlessGuidance>;
/** `GET /api/guidance/ownerless`: 100 at most, by the time they were last changed. */
export const ownerlessGuidances = z.array(ownerlessGuidance);
