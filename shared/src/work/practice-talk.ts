import { z } from 'zod';

import { locale } from '../people/me.js';
import { person, unitName } from './practice-card.js';
import { practiceLimits as most } from './practice-limits.js';
import { question } from './practice-questions.js';

const words = z.string().trim().min(2).max(most.comment);
/** Colleagues picked while writing; those whose `@Name` stands in the text are told. */
const mentions = z.array(z.uuid()).max(most.mentions).default([]);

/**
 * Markdown. `replyTo` is any comment of the thread it belongs to. `partners` begins a thread under one's own council's card
 * that partner councils read, too; a partner's thread always is one, and a reply is for whoever reads its thread.
 */
export const sayComment = z.strictObject({
  text: words,
  mentions,
  replyTo: z.uuid().nullable().default(null),
  partners: z.boolean().optional(),
});
export type SayComment = z.infer<typeof sayComment>;

export const editComment = z.strictObject({ text: words, mentions });
export type EditComment = z.infer<typeof editComment>;

/** A comment under a card. Threads are one deep: `parentId` names the comment that began the thread. */
export const comment = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  /** Safe HTML; empty for one that is gone and stays only because others answered it. */
  html: z.string(),
  /** As it was written, for editing. */
  text: z.string(),
  by: person,
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  /** Taken back by its author, or taken away by a reviewer. */
  gone: z.enum(['taken-back', 'removed']).nullable(),
  mentions: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Whether partner councils read it, because one of them began its thread or it was begun for them. */
  partners: z.boolean(),
});
export type Comment = z.infer<typeof comment>;

/** What a comment said before it was edited, the latest first. */
export const commentEdits = z.array(z.object({ html: z.string(), until: z.iso.datetime() }));
export type CommentEdits = z.infer<typeof commentEdits>;

/** `useful` is one press; `thanks` says what for. */
export const thanksKind = z.enum(['useful', 'thanks']);
export type ThanksKind = z.infer<typeof thanksKind>;

/** To the author of the card, of a comment under it, or, for being useful, to who asked a question there. */
export const giveThanks = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('useful'),
      commentId: z.uuid().nullable(),
      questionId: z.uuid().nullish(),
    })
    .refine(({ commentId, questionId }) => !commentId || !questionId, {
      path: ['questionId'],
      params: { code: 'one_of_both' },
    }),
  z.strictObject({
    kind: z.literal('thanks'),
    commentId: z.uuid().nullable(),
    reason: z.string().trim().min(5).max(most.thanks),
  }),
]);
export type GiveThanks = z.infer<typeof giveThanks>;

export const thanks = z.object({
  id: z.uuid(),
  kind: thanksKind,
  /** Null, as `questionId`, for the card itself. */
  commentId: z.uuid().nullable(),
  questionId: z.uuid().nullable(),
  by: person,
  to: person,
  /** What for, as plain text; null for `useful`. */
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});
export type Thanks = z.infer<typeof thanks>;

/** Questions nobody has answered, newest first; every part may be left out. */
export const openQuestionSearch = z.strictObject({
  tag: z.string().trim().toLowerCase().max(most.tag).optional(),
  /** Of cards from this unit and all below it. */
  unit: z.uuid().optional(),
  /** Those that ask for a tip, or the others. */
  kind: z.enum(['tip', 'question']).optional(),
  /** `next` of the page before. */
  after: z.uuid().optional(),
});
export type OpenQuestionSearch = z.infer<typeof openQuestionSearch>;

export const openQuestion = question.omit({ answers: true }).extend({
  card: z.object({
    id: z.uuid(),
    title: z.string(),
    locale,
    unit: unitName.nullable(),
    tags: z.array(z.string()),
  }),
});
export type OpenQuestion = z.infer<typeof openQuestion>;

export const openQuestionList = z.object({ questions: z.array(openQuestion), next: z.uuid().nullable() });
export type OpenQuestionList = z.infer<typeof openQuestionList>;

/** `GET /api/practice-questions/answered`: questions with an answer that are like the words typed so far. */
export const answeredSearch = z.strictObject({
  text: z.string().trim().max(most.question).optional(),
  /** Of what everybody asks who begins; used where no words are given. */
  language: locale.default('en'),
});
export type AnsweredSearch = z.infer<typeof answeredSearch>;

export const answeredQuestion = z.object({
  /** Of the question and its answer. */
  language: locale,
  question: z.string(),
  /** Safe HTML. */
  answer: z.string(),
  /** Where it was asked; null for what everybody asks who begins. */
  card: z.object({ id: z.uuid(), title: z.string(), locale }).nullable(),
});
export type AnsweredQuestion = z.infer<typeof answeredQuestion>;
