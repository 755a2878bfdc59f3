import { z } from 'zod';

import { locale, unitKind } from '../people/me.js';
import { topic } from '../platform/live.js';
import {
  person,
  practiceAudience,
  practiceCard,
  practiceResult,
  practiceState,
  practiceTag,
  unitName,
} from './practice-card.js';
import { handover } from './practice-care.js';
import { question } from './practice-questions.js';
import { practiceLimits } from './practice-limits.js';
import { reuse } from './practice-reuse.js';
import { comment, thanks } from './practice-talk.js';

export const practiceSort = z.enum(['closest', 'newest', 'most-reused']);
export type PracticeSort = z.infer<typeof practiceSort>;

/** Published within the last month, quarter or year. */
export const practiceAge = z.enum(['month', 'quarter', 'year']);
export type PracticeAge = z.infer<typeof practiceAge>;

/** A search of the library; every part may be left out. All of it is the address of the search. */
export const practiceSearch = z.strictObject({
  search: z.string().trim().max(120).optional(),
  tag: practiceTag.optional(),
  /** Cards from this unit and all below it. */
  unit: z.uuid().optional(),
  /** Cards that this unit, or one below it, recorded what came of. */
  reusedIn: z.uuid().optional(),
  age: practiceAge.optional(),
  /** Cards with exactly this audience. */
  audience: practiceAudience.optional(),
  /** Own cards and those one is credited on, drafts included. */
  mine: z.literal('true').optional(),
  /** Left out: the closest match for words, otherwise the newest. The closest match without words is the newest. */
  sort: practiceSort.optional(),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
});
export type PracticeSearch = z.infer<typeof practiceSearch>;

/** A piece of an excerpt, and whether it is what was searched for. */
export const excerptPiece = z.object({ text: z.string(), found: z.boolean() });
export type ExcerptPiece = z.infer<typeof excerptPiece>;

/** A card in a list. */
export const practiceEntry = z.object({
  id: z.uuid(),
  state: practiceState,
  audience: practiceAudience,
  locale,
  title: z.string(),
  /** The words around what was searched for, otherwise the beginning of the problem; without formatting. */
  excerpt: z.array(excerptPiece),
  result: practiceResult.nullable(),
  author: person,
  unit: unitName.nullable(),
  tags: z.array(z.string()),
  minutes: z.number().int().nullable(),
  readingMinutes: z.number().int(),
  publishedAt: z.iso.datetime().nullable(),
  /** Other teams that recorded what came of it. */
  reusedBy: z.number().int(),
  /** Teams that are trying it now. */
  tryingNow: z.number().int(),
  questions: z.number().int(),
});
export type PracticeEntry = z.infer<typeof practiceEntry>;

export const practiceList = z.object({
  entries: z.array(practiceEntry),
  next: z.string().nullable(),
  /** What was looked for instead, because nothing holds the words as they were typed; null otherwise. */
  searchedFor: z.string().nullable(),
});
export type PracticeList = z.infer<typeof practiceList>;

const countedUnit = unitName.extend({ kind: unitKind, count: z.number().int() });

/** What the library can be narrowed by, each with how many published cards. */
export const practiceFilters = z.object({
  tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
  /** Directorates and departments the cards come from. */
  units: z.array(countedUnit),
  /** Directorates and departments that recorded what came of them. */
  reusedIn: z.array(countedUnit),
});
export type PracticeFilters = z.infer<typeof practiceFilters>;

/** A title in the making; `but` leaves out the card that is being written. */
export const similarSearch = z.strictObject({
  title: z.string().trim().min(1).max(practiceLimits.title),
  but: z.uuid().optional(),
});
export type SimilarSearch = z.infer<typeof similarSearch>;

/** A published card about the same. */
export const similarPractice = z.object({
  id: z.uuid(),
  title: z.string(),
  locale,
  unit: unitName.nullable(),
  reusedBy: z.number().int(),
});
export type SimilarPractice = z.infer<typeof similarPractice>;

/** What the caller may do with a card as it stands. */
export const practiceMay = z.object({
  edit: z.boolean(),
  publish: z.boolean(),
  discard: z.boolean(),
  retire: z.boolean(),
  restore: z.boolean(),
  hide: z.boolean(),
  show: z.boolean(),
  ask: z.boolean(),
  answer: z.boolean(),
  /** Begin a reuse for one's own team. */
  tryIt: z.boolean(),
  /** Take back anyone's question or answer. */
  moderate: z.boolean(),
  /** Write a comment, follow it, say thanks. */
  comment: z.boolean(),
  /** Open it to more people, and take that back. */
  widen: z.boolean(),
  /** Say that it still holds. */
  confirm: z.boolean(),
  /** Offer it to somebody else to look after. */
  handOver: z.boolean(),
  /** Tell the reviewers that something is not right. */
  report: z.boolean(),
});
export type PracticeMay = z.infer<typeof practiceMay>;

/** The part of a card's page that is the caller's own; the live topic carries the rest. */
export const practiceOwn = z.object({
  may: practiceMay,
  /** The caller's unit, whose reuses they may start, record and take back; null when in none. */
  unitId: z.uuid().nullable(),
  /** Units that closed with the caller in them: what these began to try, the caller goes on with. */
  closedUnits: z.array(z.uuid()),
  /** That the card was offered to someone to look after; for those who may offer it, and the one it was offered to. */
  handover: handover.nullable(),
  /** The partner council it is from; null for a card of one's own. */
  council: unitName.nullable(),
  /** Whether partner councils read what they are meant to: the card is open to them, and its council is in the network. */
  reachesPartners: z.boolean(),
  /** Whether the caller follows the card. */
  follows: z.boolean(),
  /** Why it was retired or hidden, for those who may still read it then. */
  reason: z.string().nullable(),
  /** Audiences wider than the present one that its writers can open it to, the smallest first. */
  widerAudiences: z.array(practiceAudience),
  /** Until when its last widening can be taken back; null when it cannot. */
  takeBackUntil: z.iso.datetime().nullable(),
});
export type PracticeOwn = z.infer<typeof practiceOwn>;

/** All of a card that is the same for everyone who may read it. */
export const practiceSnapshot = z.object({
  card: practiceCard,
  /** Reuses that have not ended, the longest standing first. */
  reuses: z.array(reuse),
  /** Oldest first. */
  questions: z.array(question),
  /** Oldest first. */
  comments: z.array(comment),
  /** Oldest first. */
  thanks: z.array(thanks),
});
export type PracticeSnapshot = z.infer<typeof practiceSnapshot>;

export const practicePage = practiceSnapshot.extend({ version: z.number().int(), own: practiceOwn });
export type PracticePage = z.infer<typeof practicePage>;

/** What changed: each thing whole, as it is now; what is gone by its id. */
export const practiceChange = z.object({
  card: practiceCard.optional(),
  reuses: z.array(reuse).optional(),
  reusesGone: z.array(z.uuid()).optional(),
  questions: z.array(question).optional(),
  questionsGone: z.array(z.uuid()).optional(),
  comments: z.array(comment).optional(),
  commentsGone: z.array(z.uuid()).optional(),
  thanks: z.array(thanks).optional(),
  thanksGone: z.array(z.uuid()).optional(),
});
export type PracticeChange = z.infer<typeof practiceChange>;

/** The live topic of one card for its own council, `practice:<id>`. */
export const practiceTopic = topic('practice', practiceSnapshot, practiceChange);

const nothing = z.object({});
/**
 * The same card for partner councils, `partner-practice:<id>`: it says only that the card moved on to a version. What is new
 * each reads itself, so that nothing crosses that the page would not show them.
 */
export const partnerPracticeTopic = topic('partner-practice', nothing, nothing);
