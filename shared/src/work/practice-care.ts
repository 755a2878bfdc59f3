import { z } from 'zod';

import { locale } from '../people/me.js';
import { person, practiceState } from './practice-card.js';
import { practiceLimits as most } from './practice-limits.js';

const reason = z.string().trim().min(3).max(most.reason);

export const offerHandover = z.strictObject({ to: z.uuid() });
export type OfferHandover = z.infer<typeof offerHandover>;

export const answerHandover = z.strictObject({ accept: z.boolean() });
export type AnswerHandover = z.infer<typeof answerHandover>;

/** A card was offered to someone to look after; they have not answered. */
export const handover = z.object({ by: person, to: person, at: z.iso.datetime() });
export type Handover = z.infer<typeof handover>;

/** What a report can be about, besides the card itself. */
export const saidKind = z.enum(['comment', 'question', 'answer']);
export type SaidKind = z.infer<typeof saidKind>;

/** Something about a card, or about what was said under it, that reviewers should look at; `about` null is the card. */
export const reportPractice = z.strictObject({
  about: z.strictObject({ kind: saidKind, id: z.uuid() }).nullable().default(null),
  reason,
});
export type ReportPractice = z.infer<typeof reportPractice>;

/** `hide` takes the card out of sight, or what was said away. */
export const reportDecision = z.enum(['keep', 'hide']);
export const decideReport = z.strictObject({ decision: reportDecision, reason });
export type DecideReport = z.infer<typeof decideReport>;

export const report = z.object({
  id: z.uuid(),
  card: z.object({ id: z.uuid(), title: z.string(), locale, state: practiceState }),
  /** What was said, as safe HTML, which is empty when it is gone by now; null for the card itself. */
  said: z.object({ kind: saidKind, id: z.uuid(), html: z.string(), by: person }).nullable(),
  by: person,
  reason: z.string(),
  at: z.iso.datetime(),
});
export type Report = z.infer<typeof report>;

/** A card that a reviewer took out of sight, and that waits to be mended and shown again. */
export const hiddenPractice = z.object({
  id: z.uuid(),
  title: z.string(),
  locale,
  author: person,
  by: person.nullable(),
  reason: z.string(),
  at: z.iso.datetime(),
  /** When its writers changed it since; null while they have not. */
  mendedAt: z.iso.datetime().nullable(),
});
export type HiddenPractice = z.infer<typeof hiddenPractice>;
/** `GET /api/practices/hidden`, for reviewers: those that were changed first, then by how long they are hidden. */
export const hiddenPractices = z.array(hiddenPractice);

/** A card in the library whose owner left. */
export const ownerlessPractice = z.object({
  id: z.uuid(),
  title: z.string(),
  locale,
  /** Who looked after it. */
  owner: z.string(),
  /** Whom it is offered to now. */
  offeredTo: z.string().nullable(),
});
export type OwnerlessPractice = z.infer<typeof ownerlessPractice>;
/** `GET /api/practices/ownerless`, for those who may hand them over; 100 at most, by the time they were last changed. */
export const ownerlessPractices = z.array(ownerlessPractice);

/** Reports that wait for a decision, the longest waiting first. */
export const reportList = z.array(report);

export const changePiece = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type ChangePiece = z.infer<typeof changePiece>;

/** What changed in one part of a card, such as `problem` or `whatChanged.before`; only parts that changed are listed. */
export const partChange = z.object({ part: z.string(), pieces: z.array(changePiece) });
export type PartChange = z.infer<typeof partChange>;

/** What a revision changed since the one before it, word by word. */
export const revisionChanges = z.object({ from: z.number().int(), to: z.number().int(), parts: z.array(partChange) });
export type RevisionChanges = z.infer<typeof revisionChanges>;

/** Makes a former text the card's newest revision. */
export const restoreRevision = z.strictObject({
  basedOn: z.number().int().min(1),
  /** Says in the reader's language what was done. */
  note: z.string().trim().max(most.revisionNote),
});
export type RestoreRevision = z.infer<typeof restoreRevision>;
