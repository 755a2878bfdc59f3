import { z } from 'zod';

import { foundMember } from '../people/organisation.js';

const count = z.number().int();
const account = foundMember.extend({ email: z.string() });

/**
 * What bringing two accounts of one person together would do now. No figure tells of points: they are nobody's to read but
 * one's own.
 */
export const mergePreview = z.object({
  /** The account that goes on. */
  stays: account,
  /** The account that closes. */
  goes: account,
  moves: z.object({
    /** Times in a unit in which the account that stays sat in none. */
    seats: count,
    roles: count,
    /** Things done, with the points they bring. */
    deeds: count,
    badges: count,
    questions: count,
    answers: count,
    practices: count,
    quests: count,
  }),
  takenBack: z.object({
    /** Both took a first step. */
    firstStep: z.boolean(),
    /** Deeds in which both are the two sides: help to oneself, reuse of one's own. */
    between: count,
    /** Evidence and steps that one confirmed to the other. */
    confirmations: count,
    /** Quests that both finished. */
    quests: count,
    /** Badges that both hold. */
    badges: count,
  }),
  /** Names what was shown here; doing it asks that it is still so. */
  seen: z.string(),
});
export type MergePreview = z.infer<typeof mergePreview>;

/** What bringing them together would do, or why it cannot be: `code` translates as `validation.<code>`, `params` fill it. */
export const wouldMerge = z.object({
  hindrance: z.object({ code: z.string(), params: z.record(z.string(), z.string()) }).nullable(),
  would: mergePreview.nullable(),
});
export type WouldMerge = z.infer<typeof wouldMerge>;

export const mergePeople = z.strictObject({
  /** Whose account closes. */
  goesId: z.uuid(),
  /** Whose address they sign in with from then on, and the password that goes with it. */
  address: z.enum(['stays', 'goes']).default('stays'),
  /** Of the preview. */
  seen: z.string().max(64),
  reason: z.string().trim().min(3).max(300),
});
export type MergePeople = z.infer<typeof mergePeople>;
