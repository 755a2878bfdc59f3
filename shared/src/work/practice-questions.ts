import { z } from 'zod';

import { person } from './practice-card.js';
import { practiceLimits as most } from './practice-limits.js';

/** Markdown. */
export const askQuestion = z.strictObject({
  text: z.string().trim().min(5).max(most.question),
  /** Asks for advice, as somebody does who is stuck. */
  tip: z.boolean().optional(),
});
export type AskQuestion = z.infer<typeof askQuestion>;

/** Markdown. */
export const answerQuestion = z.strictObject({ text: z.string().trim().min(2).max(most.answer) });
export type AnswerQuestion = z.infer<typeof answerQuestion>;

/** The reason is needed for what somebody else wrote. */
export const takeAway = z.strictObject({ reason: z.string().trim().min(3).max(most.reason).optional() });
export type TakeAway = z.infer<typeof takeAway>;

export const answer = z.object({
  id: z.uuid(),
  /** Safe HTML. */
  html: z.string(),
  by: person,
  at: z.iso.datetime(),
  /** Who asked says that this helped; one answer of a question at most. */
  accepted: z.boolean(),
});
export type Answer = z.infer<typeof answer>;

/** A question under a card, with its answers, oldest first. */
export const question = z.object({
  id: z.uuid(),
  /** Safe HTML. */
  html: z.string(),
  by: person,
  at: z.iso.datetime(),
  /** Asks for advice. */
  tip: z.boolean(),
  /** Where it stands among the questions that the card's author asks of its readers, from 1; null for all others. */
  openPlace: z.number().int().nullable(),
  answers: z.array(answer),
});
export type Question = z.infer<typeof question>;
