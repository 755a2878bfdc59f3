import { z } from 'zod';

import { guidanceState } from './guidance-document.js';
import { guidanceLimits as most } from './guidance-limits.js';

/** What was done and why; every step of the machine needs it. */
const message = z.string().trim().min(3).max(most.message);
const plain = <Name extends string>(move: Name) => z.strictObject({ move: z.literal(move), message });

/**
 * Body of `POST /api/guidance/:id/moves`; the answer is `movedGuidance`. What is still missing comes back as
 * `invalid` (400) with a field error each (code translates as `validation.<code>`), a move out of turn as
 * `not_in_this_state` (409).
 */
export const moveGuidance = z.discriminatedUnion('move', [
  /** `outline` → `drafting`. */
  plain('begin-drafting'),
  /** `drafting` → `consultation`: until the end of `closesOn` people of the unit (null: everyone) read, comment and suggest. */
  z.strictObject({
    move: z.literal('consult'),
    message,
    unitId: z.uuid().nullable(),
    closesOn: z.iso.date(),
  }),
  /** `consultation` → `drafting`. */
  plain('end-consultation'),
  /** `drafting` or `consultation` → `review`, or `ready` where every decision still stands: freezes a revision. */
  plain('freeze'),
  /** `review`, `ready` or `approved` → `drafting`. */
  plain('reopen'),
  /** `ready` → `approved`, by someone who is not its only author. */
  plain('approve'),
  /** `approved` → `published`. */
  plain('publish'),
  /** `published` or `due` → `published`: it was looked at and still holds. */
  plain('confirm'),
  /** `published` or `due` → `drafting` of the next edition; readers keep the present one. */
  plain('next-edition'),
  /** `published` or `due` → `withdrawn`; takes back what its publishing scored. */
  plain('withdraw'),
  /** `withdrawn` → `archived`. */
  plain('archive'),
  /** `outline`, `drafting` or `consultation` of what was never published → `archived`. */
  plain('discard'),
  /** `drafting` or `consultation` of a next edition → `published`: readers' text is the text again. */
  plain('set-aside'),
]);
export type MoveGuidance = z.infer<typeof moveGuidance>;
export type GuidanceMove = MoveGuidance['move'];

export const movedGuidance = z.object({ id: z.uuid(), state: guidanceState });
export type MovedGuidance = z.infer<typeof movedGuidance>;
