import { z } from 'zod';

import { person } from './quests.js';

/**
 * Three people who all bring each other credit and of whom some have most of their season's from the other two. It accuses
 * nobody, changes no points, and holds no figure about a person.
 */
export const triad = z.object({
  people: z.array(person).length(3),
  /** Those of the three of whom it is so. */
  mostly: z.array(z.uuid()).min(1).max(3),
});
export type Triad = z.infer<typeof triad>;
export const triads = z.array(triad);
