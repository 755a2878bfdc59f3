import { z } from 'zod';

/** What something in the game came from; the client knows each kind's page. */
export const workLink = z.object({
  to: z.enum([
    'practice',
    'guidance',
    'quest',
    'quest-run',
    'challenge',
    'badge',
    'verify',
    'home',
    'season',
    'reports',
    'circle',
  ]),
  /** Null where the page is one for all; of a season its number. */
  id: z.string().nullable(),
});
export type WorkLink = z.infer<typeof workLink>;
