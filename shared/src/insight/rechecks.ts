import { z } from 'zod';

import { person } from '../game/quests.js';
import { reuseOutcome } from '../work/practice-reuse.js';

const id = z.uuid();
const count = z.number().int();
const text = z.object({ en: z.string(), cy: z.string().optional() });
const partOf = z.object({ count, of: count });

/** What somebody finds who looks once more at an outcome, with whoever recorded it. */
export const recheckFinding = z.enum(['holds', 'partly', 'not']);
export type RecheckFinding = z.infer<typeof recheckFinding>;

/** The longest note, in characters. */
export const recheckNote = 600;

/** An outcome that was drawn by lot, as whoever is asked to look at it once more sees it. */
export const recheck = z.object({
  id,
  /** The practice that was tried, or the quest the evidence was offered for. */
  title: text,
  /** The step of the quest; null of a practice. */
  step: text.nullable(),
  by: person,
  unit: z.object({ name: z.string(), nameCy: z.string().nullable() }).nullable(),
  /** ISO 8601, UTC. */
  recordedAt: z.iso.datetime(),
  /** What came of a practice; null of a quest. */
  reuse: z
    .object({
      practiceId: id,
      outcome: reuseOutcome,
      /** Safe HTML. */
      note: z.string(),
      minutesSavedWeekly: count.nullable(),
    })
    .nullable(),
  /** What was offered for the step of a quest; null of a practice. */
  evidence: z.object({ words: z.string().nullable(), link: z.string().nullable() }).nullable(),
});
export type Recheck = z.infer<typeof recheck>;
export const rechecks = z.array(recheck);

export const recheckParam = z.strictObject({ id });
export type RecheckParam = z.infer<typeof recheckParam>;

export const answerRecheck = z.strictObject({
  finding: recheckFinding,
  /** Needed unless it holds. */
  note: z.string().trim().max(recheckNote).optional(),
});
export type AnswerRecheck = z.infer<typeof answerRecheck>;

/** Figures of the whole organisation; null where one would be about fewer than five people. Nobody gets points for them. */
export const recheckFigures = z.object({
  /** Of the outcomes drawn by lot: how many somebody looked at; of the others nobody did in time. */
  lookedAt: partOf.nullable(),
  /** Of those looked at: how many hold. */
  holding: partOf.nullable(),
});
export type RecheckFigures = z.infer<typeof recheckFigures>;
