import { z } from 'zod';

const count = z.number().int();

/** What came of it, in the few figures a sponsor needs. Null where a figure would be about fewer than five people. */
export const measures = z.object({
  /** Of the season that runs, or of all time when there is none. */
  season: z.object({ number: count, startsAt: z.string(), endsAt: z.string() }).nullable(),
  firstSteps: count.nullable(),
  takingPart: count.nullable(),
  teamsTakingPart: count,
  practicesShared: count,
  /** What other teams made of practices they tried. */
  reuses: z.object({ kept: count, changed: count, stopped: count }),
  /** Minutes a week that teams say they save by practices they kept or changed. */
  minutesSavedWeekly: count,
  questionsAnswered: count,
  newcomersHelped: count.nullable(),
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
