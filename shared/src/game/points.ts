import { z } from 'zod';

import { activityKinds, distance } from '../activity/catalogue.js';
import { phrase } from './phrase.js';
import { workLink } from './work-link.js';

export const category = z.enum(['learn', 'take part', 'share', 'help', 'improve']);

/** One line of one's own ledger. */
export const pointsLine = z.object({
  id: z.uuid(),
  /** The rule: `points:rule.<rule>` says in words what was done. */
  rule: z.string(),
  /** Of what a quest brought, the quest as it is called now. */
  quest: z.object({ en: z.string(), cy: z.string().optional() }).nullable(),
  category,
  points: z.number().int(),
  base: z.number().int(),
  /** Percent. */
  pct: z.number().int(),
  boost: z.number().int(),
  /** Why it is what it is: `points:why.<code>`. */
  reason: phrase,
  /** `award`, or `taken_back` for the line that takes an award back. */
  kind: z.enum(['award', 'taken_back']),
  /** This award was taken back later. */
  takenBack: z.boolean(),
  /** When it was done; ISO 8601, UTC. */
  occurredAt: z.string(),
  /** The number of the season it counts for; null when for all time alone. */
  season: z.number().int().nullable(),
  /** The number of the season it was done in, which had closed when it was recorded; null of everything else. */
  lateFor: z.number().int().nullable(),
  /** The version of the rules it was reckoned by, which is that of its season and stays. */
  ruleSet: z.number().int(),
  link: workLink.nullable(),
});
export type PointsLine = z.infer<typeof pointsLine>;

/** `before` is the `next` of the page above. */
export const pointsQuery = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  /** With totals when left out or true; later pages need the lines only. */
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type PointsQuery = z.infer<typeof pointsQuery>;

/** One's own points, line by line; nobody else ever receives them. A board of people names the sums of those who chose it. */
export const myPoints = z.object({
  /** Null until asked; someone who does not play earns none. */
  playing: z.boolean().nullable(),
  /** The season that runs now; null between seasons. */
  season: z
    .object({
      number: z.number().int(),
      points: z.number().int(),
      /** Points of one person that a team's score counts at most. */
      enough: z.number().int(),
      reached: z.boolean(),
    })
    .nullable(),
  allTime: z.number().int(),
  /** Of the season that runs now, or of all time between seasons. */
  byCategory: z.array(z.object({ category, points: z.number().int() })),
  lines: z.array(pointsLine),
  /** Give as `before` to read on; null at the end. */
  next: z.number().int().nullable(),
});
export type MyPoints = z.infer<typeof myPoints>;

/** A share in percent that holds from the `from`-th to the `to`-th; `to` null is from there on. */
const step = z.object({ from: z.number().int(), to: z.number().int().nullable(), pct: z.number().int() });

/** The rule set in force, as its screen shows it: made from the rules themselves. */
export const howPointsWork = z.object({
  ruleSet: z.number().int(),
  rules: z.array(
    z.object({
      rule: z.string(),
      category,
      base: z.number().int(),
      /** Repeating it within a week brings less each time. */
      tapered: z.boolean(),
      /** The activities that bring it; none yet for what comes later. */
      kinds: z.array(z.enum(activityKinds)),
    }),
  ),
  /** The k-th in one category in one week. */
  weeklyTaper: z.array(step),
  /** The j-th team that tries one card. */
  reuseTaper: z.array(step),
  distances: z.array(z.object({ distance, boost: z.number().int() })),
  /** Helping someone who had not started; percent. */
  newcomerBoost: z.number().int(),
  limits: z.object({ pair: z.number().int(), fullHelp: z.number().int() }),
  /** A team's score counts a person's points in full up to `full`, at half up to `enough`; taking part is `partAt`. */
  team: z.object({ partAt: z.number().int(), full: z.number().int(), enough: z.number().int() }),
});
export type HowPointsWork = z.infer<typeof howPointsWork>;
