import { z } from 'zod';

import { activityKinds, distance } from '../activity/catalogue.js';
import { bilingual } from '../platform/bilingual.js';
import { placeFor, workPlace } from './work-place.js';

/** Taken alone, with one other, or as a party. */
export const company = z.enum(['alone', 'with_one', 'party']);
export type Company = z.infer<typeof company>;

/** Who confirms evidence: a colleague nearby, a lead, somebody named with the evidence, or a reader from another team. */
export const verifierKind = z.enum(['peer', 'lead', 'named', 'outside']);
export type VerifierKind = z.infer<typeof verifierKind>;

/** How a step gets done. */
export const stepBy = z.discriminatedUnion('by', [
  /**
   * A matching activity does it by itself; of reuse, from so far away or further; of cards, those that say what did not
   * work; with a place, only what is done to that.
   */
  z
    .strictObject({
      by: z.literal('activity'),
      kind: z.enum(activityKinds),
      distance: distance.optional(),
      honest: z.literal(true).optional(),
      place: workPlace.optional(),
    })
    .refine(({ kind, place }) => place === undefined || placeFor(kind) === place.to, {
      path: ['place'],
      params: { code: 'place_unfit' },
    }),
  /** Words or a link that another person confirms. */
  z.strictObject({ by: z.literal('evidence'), verifier: verifierKind }),
  /** One's own tap. */
  z.strictObject({ by: z.literal('own_word') }),
]);
export type StepBy = z.infer<typeof stepBy>;

/** Who of a party has to do a step. */
export const partyMode = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('any_one') }),
  z.strictObject({ mode: z.literal('each') }),
  z.strictObject({ mode: z.literal('at_least'), people: z.number().int().min(2).max(12) }),
  z.strictObject({ mode: z.literal('joint') }),
]);

export const questStep = z.strictObject({
  /** Stays the same from version to version, such as `choose-card`. */
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: bilingual(140),
  /** Teaches in place: how to do it, before it is asked for. */
  help: bilingual(1_500),
  /** What a good answer looks like. */
  example: bilingual(600).optional(),
  by: stepBy,
  party: partyMode,
  /** How many times it has to be done. */
  times: z.number().int().min(1).max(20),
});
export type QuestStep = z.infer<typeof questStep>;

/**
 * Whether something besides the word of those who do it completes a quest: evidence that another person confirms, or work
 * that is recorded by itself. Another quest does not, since that one may be all taps.
 */
export function isWitnessed(steps: readonly Pick<QuestStep, 'by'>[]): boolean {
  return steps.some(({ by }) => by.by === 'evidence' || (by.by === 'activity' && by.kind !== 'quest.completed'));
}

interface Promised {
  steps: readonly Pick<QuestStep, 'by'>[];
  stamp: string | null;
  reward: string | null;
  warmUp: boolean;
  coming: boolean;
}

/** Whether a quest promises a stamp or points for its doers' own word, which earns neither (invariant I3). */
export function promisesTooMuch({ steps, stamp, reward, warmUp, coming }: Promised): boolean {
  return !warmUp && !coming && (stamp !== null || reward !== null) && !isWitnessed(steps);
}

/** One version of a quest: what its page says and what completes it. */
export const questDefinition = z
  .strictObject({
    title: bilingual(80),
    /** Who it is for. */
    audience: bilingual(80),
    why: bilingual(300),
    minutes: z.number().int().min(1).max(600),
    /** Level of the passport it belongs to, 1 to 4. */
    level: z.number().int().min(1).max(4),
    companies: z.array(company).min(1).max(3),
    /** What people do already that is the same thing. */
    alreadyDoThis: bilingual(300),
    steps: z.array(questStep).min(1).max(8),
    withoutDevice: bilingual(400),
    /** The stamp of the passport it earns, such as `2b`. */
    stamp: z
      .string()
      .regex(/^[1-4][a-e]$/)
      .nullable(),
    /** The rule of the rule set that pays it besides, for what no activity of its own pays. */
    reward: z
      .enum(['session.attended', 'guidance.suggestion.accepted', 'guidance.review.done', 'guidance.published'])
      .nullable(),
    /** A warm-up is never scored. */
    warmUp: z.boolean(),
    /** Waits for a tool that is not there yet: shown, not startable. */
    coming: z.boolean(),
  })
  .refine(({ steps }) => new Set(steps.map(({ id }) => id)).size === steps.length, {
    path: ['steps'],
    params: { code: 'steps_alike' },
  })
  // What a step pays by itself is not paid once more.
  .refine(({ steps, reward }) => !steps.some(({ by }) => by.by === 'activity' && by.kind === reward), {
    path: ['reward'],
    params: { code: 'reward_twice' },
  })
  .refine((quest) => !promisesTooMuch(quest), {
    path: ['steps', 0, 'by'],
    params: { code: 'own_word_alone' },
  })
  .refine(({ companies }) => new Set(companies).size === companies.length, {
    path: ['companies'],
    params: { code: 'alike' },
  });
export type QuestDefinition = z.infer<typeof questDefinition>;
