import { z } from 'zod';

import { locale } from '../people/me.js';
import { guidanceLimits as most } from './guidance-limits.js';
import { person, unitName } from './practice-card.js';

const text = (max: number) => z.string().trim().max(max);

export const guidanceKind = z.enum(['policy', 'guide', 'register', 'terms']);
export type GuidanceKind = z.infer<typeof guidanceKind>;

/**
 * `outline` → `drafting` ⇄ `consultation` → `review` (frozen) → `ready` → `approved` → `published` → `due` (a check)
 * → `published` again or `drafting` of the next edition; `published`/`due` → `withdrawn` → `archived`.
 */
export const guidanceState = z.enum([
  'outline',
  'drafting',
  'consultation',
  'review',
  'ready',
  'approved',
  'published',
  'due',
  'withdrawn',
  'archived',
]);
export type GuidanceState = z.infer<typeof guidanceState>;

export const reviewKind = z.enum([
  'communications',
  'legal',
  'information-security',
  'people',
  'equality',
  'welsh',
  'councillor',
]);
export type ReviewKind = z.infer<typeof reviewKind>;

/** Who may write in it: the people named, or everyone in the organisation. */
export const guidanceWriting = z.enum(['authors', 'everyone']);
export type GuidanceWriting = z.infer<typeof guidanceWriting>;

/** A title in each of its languages. */
export const guidanceTitles = z
  .strictObject({ en: text(most.title).min(3).optional(), cy: text(most.title).min(3).optional() })
  .refine(({ en, cy }) => en !== undefined || cy !== undefined, { params: { code: 'title_needed' } });
export type GuidanceTitles = z.infer<typeof guidanceTitles>;

const changedTitle = text(most.title).min(3).nullable().optional();
const changedTitles = z
  .strictObject({ en: changedTitle, cy: changedTitle })
  .refine(({ en, cy }) => en !== null || cy !== null, { params: { code: 'title_needed' } });

/** Where the text comes from. Only its structure is kept: what is not in our set of nodes is left out. */
export const guidanceSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('nothing') }),
  /** One of ours by name, or the organisation's own by id. */
  z.strictObject({ from: z.literal('template'), template: z.string().min(1).max(60) }),
  z.strictObject({ from: z.literal('markdown'), language: locale, text: z.string().max(most.importedText) }),
  z.strictObject({ from: z.literal('html'), language: locale, text: z.string().max(most.importedText) }),
  /** A .docx file in base64; its pictures are stored, but for those that we cannot show. */
  z.strictObject({ from: z.literal('docx'), language: locale, file: z.base64().max(most.importedFile) }),
]);
export type GuidanceSource = z.infer<typeof guidanceSource>;

/** Body of `POST /api/guidance`; the answer is `begunGuidance`. The languages are those of the titles. */
export const beginGuidance = z.strictObject({
  kind: guidanceKind,
  titles: guidanceTitles,
  source: guidanceSource,
});
export type BeginGuidance = z.infer<typeof beginGuidance>;
/** `notes` says what an import left out, each a code that translates as `guidance:import.<code>`. */
export const importNote = z.enum(['pictures_left_out', 'styles_left_out', 'parts_left_out']);
export const begunGuidance = z.object({ id: z.uuid(), slug: z.string(), notes: z.array(importNote) });
export type BegunGuidance = z.infer<typeof begunGuidance>;

/** Body of `PUT /api/guidance/:id/details` (owner, deputy, administrators): only what is named changes. */
export const changeGuidance = z
  .strictObject({
    /** Null takes a language out in which nothing is written. */
    titles: changedTitles,
    kind: guidanceKind,
    ownerId: z.uuid(),
    deputyId: z.uuid().nullable(),
    authorIds: z.array(z.uuid()).max(most.authors),
    writing: guidanceWriting,
    /** Readers outside the organisation; needs a communications review, and its page needs no sign-in. */
    publicFacing: z.boolean(),
    /** Whom it is for, in words of each language. */
    audience: z.strictObject({ en: text(most.audience), cy: text(most.audience) }).partial(),
    /** `equality` is always among them. */
    requiredReviews: z.array(reviewKind).max(7),
    reviewEveryMonths: z.number().int().min(1).max(60),
  })
  .partial();
export type ChangeGuidance = z.infer<typeof changeGuidance>;

/** One step of the machine as it was taken, newest first in lists. */
export const guidanceLogEntry = z.object({
  id: z.uuid(),
  /** A `guidanceMove`, or `changes-asked`, `all-reviewed`, `consultation-closed`, `fell-due`, `began`, `handed-over`. */
  move: z.string(),
  from: guidanceState.nullable(),
  to: guidanceState,
  message: z.string(),
  /** Null for what the clock did. */
  by: person.nullable(),
  at: z.iso.datetime(),
});
export type GuidanceLogEntry = z.infer<typeof guidanceLogEntry>;

/** The text readers see; at most one of a document is `current`. */
export const guidancePublication = z.object({
  id: z.uuid(),
  edition: z.number().int(),
  revision: z.number().int(),
  state: z.enum(['current', 'superseded', 'withdrawn']),
  approvedBy: person,
  publishedAt: z.iso.datetime(),
  /** The day by which it is to be looked at again. */
  reviewBy: z.iso.date(),
  /** Whose words (40 or more) are in it. */
  authors: z.array(person),
  languages: z.array(locale),
});
export type GuidancePublication = z.infer<typeof guidancePublication>;

/** A document as everyone who may read it sees it; the text itself travels by the editor (`guidance:<id>:<language>`). */
export const guidanceDocument = z.object({
  id: z.uuid(),
  /** Its page for readers is `/guidance/read/<slug>` and `/guidance/read/<slug>/cy`. */
  slug: z.string(),
  kind: guidanceKind,
  titles: z.object({ en: z.string().optional(), cy: z.string().optional() }),
  languages: z.array(locale),
  state: guidanceState,
  /** Counts editions; the first is 1. */
  edition: z.number().int(),
  owner: person,
  deputy: person.nullable(),
  authors: z.array(person),
  writing: guidanceWriting,
  publicFacing: z.boolean(),
  audience: z.object({ en: z.string().optional(), cy: z.string().optional() }),
  requiredReviews: z.array(reviewKind),
  reviewEveryMonths: z.number().int(),
  /** While `consultation`: who may read and comment (null: everyone) and the last day. */
  consultation: z.object({ unit: unitName.nullable(), closesOn: z.iso.date() }).nullable(),
  /** The frozen revision under review, ready or approved. */
  frozenRevision: z.number().int().nullable(),
  publication: guidancePublication.nullable(),
  log: z.array(guidanceLogEntry),
  changedAt: z.iso.datetime(),
});
export type GuidanceDocument = z.infer<typeof guidanceDocument>;
