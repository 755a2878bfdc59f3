import { z } from 'zod';

import { badgeFace } from './badges.js';
import { challengeGoal, challengeMode, challengeSnapshot, challengeUnit, correctedBy } from './challenges.js';
import { mostWords } from './word-limits.js';

/** A result in figures; hundredths as in `challengeUnit`. */
export const resultFigures = z.object({
  /** 0 to 1; null where units race. */
  progress: z.number().nullable(),
  units: z.array(
    challengeUnit.pick({ unitId: true, name: true, nameCy: true, kind: true, score: true, across: true, people: true }),
  ),
});
export type ResultFigures = z.infer<typeof resultFigures>;

/** A badge that comes or goes with a correction; null stands for fewer than five people. */
export const badgeMoved = z.object({
  badge: badgeFace,
  came: z.number().int().nullable(),
  went: z.number().int().nullable(),
});
export type BadgeMoved = z.infer<typeof badgeMoved>;

/** Erratum no. so and so: when, by whom and why, and what was other before it. */
export const challengeErratum = correctedBy.extend({
  reason: z.string(),
  before: resultFigures,
  after: resultFigures,
  badges: z.array(badgeMoved),
});
export type ChallengeErratum = z.infer<typeof challengeErratum>;

/** Of which challenge, and how its figures are read. */
const resultOf = z.object({
  title: challengeSnapshot.shape.title,
  mode: challengeMode,
  goal: challengeGoal.nullable(),
});

/** What a settled challenge came to: as it was announced, and every correction since, the latest last. */
export const challengeResults = resultOf.extend({
  settledAt: z.iso.datetime(),
  original: resultFigures,
  errata: z.array(challengeErratum),
});
export type ChallengeResults = z.infer<typeof challengeResults>;

/** What a correction would be now. */
export const correctionPreview = resultOf.extend({
  version: z.number().int(),
  /** Nothing is other: there is nothing to correct. */
  same: z.boolean(),
  /** The reader's own unit would come to a better place by it, so another person publishes it. */
  ownRises: z.boolean(),
  /** Whether who was there is kept from the day it was settled; else it is reckoned with people and units as they are now. */
  rosterKept: z.boolean(),
  before: resultFigures,
  after: resultFigures,
  badges: z.array(badgeMoved),
  /** Names what was shown here; publishing asks that it is still so. */
  seen: z.string(),
});
export type CorrectionPreview = z.infer<typeof correctionPreview>;

export const correctChallenge = z.strictObject({
  version: z.number().int(),
  /** Of the preview. */
  seen: z.string().max(64),
  reason: z.string().trim().min(3).max(mostWords),
});
export type CorrectChallenge = z.infer<typeof correctChallenge>;
