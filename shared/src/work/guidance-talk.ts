import { z } from 'zod';

import { locale } from '../people/me.js';
import { guidanceLimits as most } from './guidance-limits.js';
import { person } from './practice-card.js';

/**
 * A passage that stays where it is while others write: two Yjs relative positions (`Y.encodeRelativePosition`, base64)
 * in `doc.getXmlFragment('default')`, and the words between them when it was marked.
 */
export const guidanceAnchor = z.strictObject({
  language: locale,
  from: z.base64().min(2).max(400),
  to: z.base64().min(2).max(400),
  quote: z.string().max(most.quote),
});
export type GuidanceAnchor = z.infer<typeof guidanceAnchor>;

const commentText = z.string().trim().min(1).max(most.comment);
const mentions = z.array(z.uuid()).max(most.mentions).default([]);

/**
 * Body of `POST /api/guidance/:id/threads` (Markdown); answers `guidanceThread`. Without an anchor it is about the whole;
 * `tip` asks whoever works on it for advice.
 */
export const openThread = z.strictObject({
  anchor: guidanceAnchor.nullable(),
  text: commentText,
  mentions,
  tip: z.boolean().optional(),
});
export type OpenThread = z.infer<typeof openThread>;
/** Body of `POST /api/guidance-threads/:id/comments`; answers `guidanceThread`. */
export const replyToThread = z.strictObject({ text: commentText, mentions });
export type ReplyToThread = z.infer<typeof replyToThread>;
/** Body of `PUT /api/guidance-comments/:id` (its author); `POST` of its `/remove`: its author, or a reviewer or administrator with a reason. */
export const editComment = z.strictObject({ text: commentText });
export type EditComment = z.infer<typeof editComment>;

export const guidanceComment = z.object({
  id: z.uuid(),
  /** Safe HTML. */
  html: z.string(),
  /** Markdown, as its author edits it. */
  text: z.string(),
  by: person,
  at: z.iso.datetime(),
  edited: z.boolean(),
});
export type GuidanceComment = z.infer<typeof guidanceComment>;

/** `POST /api/guidance-threads/:id/resolve` and `/reopen` take no body and answer the thread. */
export const guidanceThread = z.object({
  id: z.uuid(),
  anchor: guidanceAnchor.nullable(),
  state: z.enum(['open', 'resolved']),
  tip: z.boolean(),
  resolvedBy: person.nullable(),
  /** Oldest first. */
  comments: z.array(guidanceComment),
});
export type GuidanceThread = z.infer<typeof guidanceThread>;

export const suggestionState = z.enum(['open', 'accepted', 'changed', 'declined', 'withdrawn']);
export type SuggestionState = z.infer<typeof suggestionState>;

/**
 * Body of `POST /api/guidance/:id/suggestions`; answers `guidanceSuggestion`. The passage lies within one paragraph,
 * heading or cell; an empty quote adds at that place, an empty replacement takes the passage out.
 */
export const makeSuggestion = z
  .strictObject({
    anchor: guidanceAnchor,
    /** Plain words. */
    replacement: z.string().max(most.replacement),
    /** Why; may be left out. */
    reason: z.string().trim().max(most.reason).default(''),
  })
  .refine(({ anchor, replacement }) => anchor.quote !== replacement, {
    path: ['replacement'],
    params: { code: 'nothing_changed' },
  });
export type MakeSuggestion = z.infer<typeof makeSuggestion>;

/**
 * Body of `POST /api/guidance-suggestions/:id/decision` (a writer other than who made it); answers the suggestion.
 * `accepted` writes it into the text as its author's words, `changed` writes `replacement` instead.
 * `POST /api/guidance-suggestions/:id/withdraw`: who made it; no body.
 */
export const decideSuggestion = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accepted') }),
  z.strictObject({ decision: z.literal('changed'), replacement: z.string().max(most.replacement) }),
  z.strictObject({ decision: z.literal('declined'), reason: z.string().trim().min(3).max(most.reason) }),
]);
export type DecideSuggestion = z.infer<typeof decideSuggestion>;

export const guidanceSuggestion = z.object({
  id: z.uuid(),
  anchor: guidanceAnchor,
  replacement: z.string(),
  reason: z.string(),
  state: suggestionState,
  by: person,
  at: z.iso.datetime(),
  decidedBy: person.nullable(),
  /** Why it was declined. */
  decisionReason: z.string(),
});
export type GuidanceSuggestion = z.infer<typeof guidanceSuggestion>;
