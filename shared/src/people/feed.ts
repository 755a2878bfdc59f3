import { z } from 'zod';

import { badgeFace } from '../game/badges.js';
import { notice } from '../outbound/notices.js';
import { topic } from '../platform/live.js';

/**
 * What a member is to read anew: their and their unit's badges, evidence that waits for their eye, the library a card
 * left, the list of challenges, who they are here (unit, roles, settings), and what units there are and are called.
 */
export const moved = z.enum(['badges', 'verifications', 'practices', 'challenges', 'account', 'units']);
export type Moved = z.infer<typeof moved>;

/** What just happened to one member; only what changed is named. */
export const meChange = z.object({
  /** Points that came in (or were taken back, negative). */
  points: z.number().int().optional(),
  /** Badges just earned, to celebrate. */
  badges: z.array(badgeFace).optional(),
  notices: z.array(notice).optional(),
  unread: z.number().int().optional(),
  moved: z.array(moved).optional(),
});
export type MeChange = z.infer<typeof meChange>;

/** Topic `me:<member>`: the member's own news, on all their screens; watched by nobody else. */
export const meTopic = topic('me', z.object({ unread: z.number().int() }), meChange);
