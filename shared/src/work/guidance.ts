import { z } from 'zod';

import { locale } from '../people/me.js';
import { topic } from '../platform/live.js';
import { guidanceDocument, guidanceKind, guidanceState } from './guidance-document.js';
import { guidanceLimits as most } from './guidance-limits.js';
import { guidanceReview } from './guidance-reviews.js';
import { guidanceSuggestion, guidanceThread } from './guidance-talk.js';
import { person } from './practice-card.js';

/** Query of `GET /api/guidance`; every part may be left out. */
export const guidanceSearch = z.strictObject({
  search: z.string().trim().max(120).optional(),
  kind: guidanceKind.optional(),
  state: guidanceState.optional(),
  /** What the caller owns, deputises for, or is named as author of. */
  mine: z.literal('true').optional(),
  /** What waits for the caller: a review, an approval, a suggestion to decide, a check. */
  waiting: z.literal('true').optional(),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
});
export type GuidanceSearch = z.infer<typeof guidanceSearch>;

/** What of a document waits for the caller. */
export const guidanceWaiting = z.enum(['review', 'approve', 'publish', 'suggestions', 'check']);
export type GuidanceWaiting = z.infer<typeof guidanceWaiting>;

export const guidanceEntry = z.object({
  id: z.uuid(),
  slug: z.string(),
  kind: guidanceKind,
  titles: z.object({ en: z.string().optional(), cy: z.string().optional() }),
  state: guidanceState,
  edition: z.number().int(),
  owner: person,
  /** Whether readers have a current edition. */
  published: z.boolean(),
  reviewBy: z.iso.date().nullable(),
  waiting: z.array(guidanceWaiting),
  changedAt: z.iso.datetime(),
});
export type GuidanceEntry = z.infer<typeof guidanceEntry>;
export const guidanceList = z.object({ entries: z.array(guidanceEntry), next: z.string().nullable() });
export type GuidanceList = z.infer<typeof guidanceList>;

/** What the caller may do with a document as it stands. */
export const guidanceMay = z.object({
  /** The mode of the live text: `null` keeps the editor closed (the published page may still be read). */
  text: z.enum(['write', 'read']).nullable(),
  /** Change the details, ask for reviews, take the owner's steps. */
  manage: z.boolean(),
  /** The moves that are open to them now, whatever may still be missing for them. */
  moves: z.array(z.string()),
  comment: z.boolean(),
  suggest: z.boolean(),
  /** Decide other people's suggestions, resolve threads, restore revisions. */
  decide: z.boolean(),
  /** Reviews they may decide, by id. */
  reviews: z.array(z.uuid()),
  moderate: z.boolean(),
});
export type GuidanceMay = z.infer<typeof guidanceMay>;

/** All of a document that is the same for everyone who may read it. */
export const guidanceSnapshot = z.object({
  guidance: guidanceDocument,
  /** Of the present edition, in the order of `reviewKind`; voided ones last. */
  reviews: z.array(guidanceReview),
  /** Of the present edition, oldest first. */
  threads: z.array(guidanceThread),
  /** Oldest first; decided ones stay for the record. */
  suggestions: z.array(guidanceSuggestion),
});
export type GuidanceSnapshot = z.infer<typeof guidanceSnapshot>;

/** `GET /api/guidance/:id`. */
export const guidancePage = guidanceSnapshot.extend({ version: z.number().int(), may: guidanceMay });
export type GuidancePage = z.infer<typeof guidancePage>;

/** What changed: each thing whole, as it is now; what is gone by its id. `may` is read again with the page. */
export const guidanceChange = z.object({
  guidance: guidanceDocument.optional(),
  /** All of them. */
  reviews: z.array(guidanceReview).optional(),
  threads: z.array(guidanceThread).optional(),
  threadsGone: z.array(z.uuid()).optional(),
  suggestions: z.array(guidanceSuggestion).optional(),
});
export type GuidanceChange = z.infer<typeof guidanceChange>;

/** The live topic of one document, `guidance:<id>`: state, reviews, talk, suggestions; the text is Yjs. */
export const guidanceTopic = topic('guidance', guidanceSnapshot, guidanceChange);

/** `GET /api/guidance/templates`: ours first, then the organisation's own. */
export const guidanceTemplate = z.object({
  /** A name of ours or an id. */
  id: z.string(),
  ours: z.boolean(),
  kind: guidanceKind,
  titles: z.object({ en: z.string().optional(), cy: z.string().optional() }),
  languages: z.array(locale),
  /** Headings in each of its languages, for choosing. */
  headings: z.object({ en: z.array(z.string()).optional(), cy: z.array(z.string()).optional() }),
  /** Whether the caller may take it away or put another text in its place. */
  may: z.boolean(),
});
export type GuidanceTemplate = z.infer<typeof guidanceTemplate>;
export const guidanceTemplates = z.array(guidanceTemplate);

/**
 * Body of `POST /api/guidance/:id/template` (who manages it): keeps the present text as the organisation's template, or
 * `instead` of one that they may change.
 */
export const keepTemplate = z.strictObject({
  name: z.string().trim().min(3).max(most.templateName),
  instead: z.uuid().optional(),
});
export type KeepTemplate = z.infer<typeof keepTemplate>;

/** `GET /api/guidance/lookup?search=…`: published guidance to link to, at most 10; with `ids`, those (comma-separated). */
export const guidanceLookup = z.strictObject({
  search: z.string().trim().max(120).optional(),
  ids: z.string().max(800).optional(),
});
export type GuidanceLookup = z.infer<typeof guidanceLookup>;
export const foundGuidance = z.array(
  z.object({
    id: z.uuid(),
    slug: z.string(),
    kind: guidanceKind,
    titles: z.object({ en: z.string().optional(), cy: z.string().optional() }),
  }),
);
export type FoundGuidance = z.infer<typeof foundGuidance>;
