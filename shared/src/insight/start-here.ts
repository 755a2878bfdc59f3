import { z } from 'zod';

import { workLink } from '../game/work-link.js';

const text = z.object({ en: z.string(), cy: z.string().optional() });

/** One thing worth doing now. `home:item.<kind>` says what it is; `title` is the quest's or challenge's name. */
export const startHereItem = z.object({
  kind: z.enum(['invited', 'returned', 'sponsor', 'verify', 'recheck', 'go_on', 'begin']),
  /** About how long it takes. */
  minutes: z.number().int(),
  title: text.nullable(),
  /** Why a quest is worth it. */
  why: text.nullable(),
  /** Who asks, where someone does. */
  name: z.string().nullable(),
  /** How many wait, where several do. */
  count: z.number().int(),
  link: workLink,
});
export type StartHereItem = z.infer<typeof startHereItem>;

/** What the reader's home offers. */
export const startHere = z.object({
  /** The next small steps, the one to take first at the top; at most three. */
  items: z.array(startHereItem).max(3),
  /** The open challenge of the reader's unit that closes first. */
  challengeId: z.uuid().nullable(),
  /** The reader has given their team all they can alone; helping someone start is what counts now. */
  enough: z.boolean(),
});
export type StartHere = z.infer<typeof startHere>;
