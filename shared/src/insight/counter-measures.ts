import { z } from 'zod';

import { recheckFigures } from './rechecks.js';

const count = z.number().int();
const partOf = z.object({ count, of: count });

/**
 * Figures of the whole organisation that stand beside its scores and that nobody gets points for, so that what is counted
 * is not taken for what matters (domain scoring §3.5). Null where a figure would be about fewer than five people or practices.
 */
export const counterMeasures = z.object({
  /** Of the evidence decided on since the season began: how much came back with a request for one change. */
  returned: partOf.nullable(),
  /** Of the practices that more than their own team may read, published 60 days ago or longer: how many another team has tried. */
  reused: partOf.nullable(),
  /**
   * The reading age that half of the English practices and guidance stay within which were published since the season began
   * and stand; how many those are, and how many there are in Welsh, which the formula was not made for.
   */
  readingAge: z.object({ age: count, texts: count, welsh: count }).nullable(),
  /** Of what was recorded since the season began and looked at once more, by lot. */
  ...recheckFigures.shape,
});
export type CounterMeasures = z.infer<typeof counterMeasures>;
