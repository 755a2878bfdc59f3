import { z } from 'zod';

import { recheckFigures } from './rechecks.js';

const count = z.number().int();

/** What the figures are about: the season that runs or, by its number, another one; or the teams of one challenge in its time. */
export const measuresQuery = z
  .strictObject({
    challenge: z.union([z.literal('season'), z.uuid()]).default('season'),
    season: z.coerce.number().int().min(1).max(10_000).optional(),
  })
  .refine(({ challenge, season }) => challenge === 'season' || season === undefined, {
    path: ['season'],
    params: { code: 'one_of_both' },
  });
export type MeasuresQuery = z.infer<typeof measuresQuery>;

const season = z.object({ number: count, startsAt: z.string(), endsAt: z.string() });

/** What came of it, in the few figures a sponsor needs. Null where a figure would be about fewer than five people. */
export const measures = z.object({
  /** The season the figures are of; null for a challenge, and for all time when there is no season. */
  season: season.nullable(),
  /** Every season that has begun, the latest first. */
  seasons: z.array(season),
  /** The challenge the figures are of. */
  challenge: z
    .object({
      id: z.uuid(),
      title: z.object({ en: z.string(), cy: z.string().optional() }),
      startsAt: z.string().nullable(),
      endsAt: z.string().nullable(),
    })
    .nullable(),
  firstSteps: count.nullable(),
  takingPart: count.nullable(),
  teamsTakingPart: count,
  practicesShared: count,
  /** What teams made of practices of others that they tried. */
  reuses: z.object({ kept: count, changed: count, stopped: count }),
  /** Minutes a week that teams say they save by practices of others that they kept or changed. */
  minutesSavedWeekly: count,
  questionsAnswered: count,
  newcomersHelped: count.nullable(),
  /** What became of outcomes that were looked at once more, by lot; of one challenge they are too few to tell. */
  rechecks: recheckFigures,
  /** Practices that most other teams tried, each with a sentence of one of them. */
  stories: z.array(
    z.object({
      practiceId: z.uuid(),
      title: z.string(),
      locale: z.string(),
      teams: count,
      /** Safe HTML. */
      note: z.string(),
      by: z.object({ name: z.string(), nameCy: z.string().nullable() }),
    }),
  ),
});
export type Measures = z.infer<typeof measures>;
