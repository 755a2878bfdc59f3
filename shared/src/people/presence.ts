import { z } from 'zod';

import { topic } from '../platform/live.js';

/**
 * Topic `presence:<address>`: how many people look at another topic right now, such as `presence:practice:0192…`.
 * Watching it is being counted. Those who chose not to be shown are in no figure.
 */
export const presenceTopic = topic(
  'presence',
  z.object({ people: z.number().int() }),
  z.object({ people: z.number().int() }),
);

export const presenceQuery = z.strictObject({ at: z.string().min(3).max(120) });
export type PresenceQuery = z.infer<typeof presenceQuery>;

/** Who else is here, as one member sees it: colleagues of the same team and party by name, the others as a number. */
export const whoIsHere = z.object({
  named: z.array(z.object({ id: z.uuid(), name: z.string() })),
  others: z.number().int(),
});
export type WhoIsHere = z.infer<typeof whoIsHere>;
