import { z } from 'zod';

import { locale } from '../people/me.js';
import { practiceLimits as most } from './practice-limits.js';

const text = (max: number) => z.string().trim().max(max);

/** `draft` → `published` → `retired` and back; `hidden` by a reviewer. */
export const practiceState = z.enum(['draft', 'published', 'retired', 'hidden']);
export type PracticeState = z.infer<typeof practiceState>;

/**
 * The ladder of who may read a card: its writers, one colleague, the author's team, their directorate, the council, and
 * councils that share with each other. A draft is always `me`.
 */
export const practiceAudience = z.enum(['me', 'buddy', 'team', 'directorate', 'council', 'network']);
export type PracticeAudience = z.infer<typeof practiceAudience>;

/** Opens a card to more people; `buddyId` with the audience `buddy` only. */
export const widenPractice = z.strictObject({
  audience: practiceAudience.exclude(['me']),
  buddyId: z.uuid().optional(),
});
export type WidenPractice = z.infer<typeof widenPractice>;

/** How it went on the whole. What did not work earns the same as what did. */
export const practiceResult = z.enum(['worked', 'in-part', 'did-not']);
export type PracticeResult = z.infer<typeof practiceResult>;

export const practiceTag = text(most.tag).toLowerCase().min(2);

/** Whose idea or work it was: a colleague, or another organisation by name. */
export const credit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), memberId: z.uuid() }),
  z.strictObject({ kind: z.literal('organisation'), name: text(most.organisation).min(2) }),
]);
export type Credit = z.infer<typeof credit>;

/** What a card sets out to say; it chooses the hints and headings in the editor and nothing else. */
export const practiceTemplate = z.enum(['worked', 'learned', 'how-to']);
export type PracticeTemplate = z.infer<typeof practiceTemplate>;

/** A range of pounds, or `amount` when it is known exactly. */
export const costBand = z.enum(['none', 'under-100', 'under-1000', 'under-10000', 'more', 'amount']);
export type CostBand = z.infer<typeof costBand>;

/** What putting a practice to use costs another team. */
export const practiceCost = z
  .strictObject({
    band: costBand,
    /** Pounds; with the band `amount` only. */
    amount: z.number().int().min(1).max(most.costAmount).nullable(),
    /** What it is spent on, such as "two licences". */
    note: text(most.costNote),
  })
  .refine(({ band, amount }) => (band === 'amount') === (amount !== null), {
    path: ['amount'],
    params: { code: 'cost_amount' },
  });
export type PracticeCost = z.infer<typeof practiceCost>;

/**
 * A practice card as people write it; anything may be empty in a draft, publishing says what is still needed.
 * Long texts are Markdown: problem, steps, before, after, how we know, what did not work.
 */
export const practiceText = z.strictObject({
  /** The language it is written in. */
  locale,
  title: text(most.title),
  problem: text(most.problem),
  whatWeDid: z.array(text(most.step)).max(most.steps),
  whatChanged: z.strictObject({
    before: text(most.change),
    after: text(most.change),
    /** What was counted and when, such as "20 requests in May"; may be left out. */
    measured: text(most.measured),
  }),
  howWeKnow: text(most.howWeKnow),
  whatDidNotWork: text(most.whatDidNotWork),
  result: practiceResult.nullable(),
  /** The colleague who answers questions about it. */
  whoToAsk: z.uuid().nullable(),
  credits: z.array(credit).max(most.credits),
  tags: z.array(practiceTag).max(most.tags),
  /** Minutes it takes another team to put it to use. */
  minutes: z.number().int().min(1).max(most.minutes).nullable(),
  template: practiceTemplate.nullable().default(null),
  cost: practiceCost.nullable().default(null),
  /** Other cards that go with it. */
  practices: z.array(z.uuid()).max(most.links).default([]),
  /** Documents of guidance that it follows. */
  guidance: z.array(z.uuid()).max(most.links).default([]),
  /** What its author asks of whoever reads it; Markdown. Each stands under the published card with its answers. */
  openQuestions: z.array(text(most.openQuestion)).max(most.openQuestions).default([]),
});
export type PracticeText = z.infer<typeof practiceText>;

/** A person with the unit they sit in now. */
export const person = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Where they sit; for people of another council than the reader's card, their council. */
  unit: z.object({ id: z.uuid(), name: z.string(), nameCy: z.string().nullable() }).nullable(),
  /** Whether they are named by their council, as partner councils name each other's people. */
  partner: z.boolean().optional(),
});
export type Person = z.infer<typeof person>;

export const unitName = z.object({ id: z.uuid(), name: z.string(), nameCy: z.string().nullable() });
export type UnitName = z.infer<typeof unitName>;

/** Another card by its name. */
export const linkedPractice = z.object({ id: z.uuid(), title: z.string(), locale });
export type LinkedPractice = z.infer<typeof linkedPractice>;

/** Published guidance by its titles; it is read at `/guidance/read/<slug>`. */
export const linkedGuidance = z.object({
  id: z.uuid(),
  slug: z.string(),
  titles: z.object({ en: z.string().optional(), cy: z.string().optional() }),
});
export type LinkedGuidance = z.infer<typeof linkedGuidance>;

/** Markdown that the server has rendered and made safe. */
const html = z.string();

/** A practice card as people read it. */
export const practiceCard = z.object({
  id: z.uuid(),
  state: practiceState,
  audience: practiceAudience,
  locale,
  title: z.string(),
  problem: html,
  whatWeDid: z.array(html),
  whatChanged: z.object({ before: html, after: html, measured: z.string() }),
  howWeKnow: html,
  whatDidNotWork: html,
  result: practiceResult.nullable(),
  author: person,
  /** Who looks after it: its author, or who took it over. */
  owner: person,
  /** The card it was made from, whose author is named on it; its name is null where not everyone may read that card. */
  adaptedFrom: z.object({ id: z.uuid(), title: z.string().nullable(), author: person }).nullable(),
  /** The unit it came from. */
  unit: unitName.nullable(),
  whoToAsk: person.nullable(),
  credits: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('member'), id: z.uuid(), name: z.string() }),
      z.object({ kind: z.literal('organisation'), name: z.string() }),
    ]),
  ),
  tags: z.array(z.string()),
  /** Minutes it takes to put to use. */
  minutes: z.number().int().nullable(),
  cost: practiceCost.nullable(),
  /** Cards that go with it, where whoever reads this may read them. */
  practices: z.array(linkedPractice),
  guidance: z.array(linkedGuidance),
  /** Minutes it takes to read. */
  readingMinutes: z.number().int(),
  /** Grows with each saving of the text; an edit names the one it is based on. */
  textVersion: z.number().int(),
  publishedAt: z.iso.datetime().nullable(),
  changedAt: z.iso.datetime(),
  /** When somebody last changed it, or said that it still holds. */
  checkedAt: z.iso.datetime(),
});
export type PracticeCard = z.infer<typeof practiceCard>;

/** Changes to a published card that one of its writers keeps to themselves until they publish them. */
export const workingCopy = z.object({
  text: practiceText,
  note: z.string(),
  /** The `textVersion` of the card that it was begun from. */
  basedOn: z.number().int(),
  /** Grows with each saving of the copy. */
  version: z.number().int(),
  keptAt: z.iso.datetime(),
});
export type WorkingCopy = z.infer<typeof workingCopy>;

/** What its writers get to edit. */
export const practiceDraft = z.object({
  id: z.uuid(),
  state: practiceState,
  textVersion: z.number().int(),
  text: practiceText,
  /** The caller's own changes to a published card that are not published yet. */
  copy: workingCopy.nullable(),
  /** Names of the people whom the text or the copy names by id. */
  people: z.array(person),
  /** Names of the cards that the text or the copy names by id. */
  practices: z.array(linkedPractice),
  /** The same of guidance. */
  guidance: z.array(linkedGuidance),
});
export type PracticeDraft = z.infer<typeof practiceDraft>;

export const savePractice = z.strictObject({
  /** The `textVersion` that was read before editing. */
  basedOn: z.number().int().min(1),
  text: practiceText,
  /** What changed and why, for readers of the revisions; only of a published card. */
  note: text(most.revisionNote).optional(),
});
export type SavePractice = z.infer<typeof savePractice>;

export const keepCopy = z.strictObject({
  /** The `textVersion` of the card that the changes are made to. */
  basedOn: z.number().int().min(1),
  /** The `version` of the copy that was read before; 0 when there was none. */
  held: z.number().int().min(0),
  text: practiceText,
  note: text(most.revisionNote),
});
export type KeepCopy = z.infer<typeof keepCopy>;

export const keptCopy = z.object({ version: z.number().int() });
export type KeptCopy = z.infer<typeof keptCopy>;

export const savedPractice = z.object({ id: z.uuid(), textVersion: z.number().int() });
export type SavedPractice = z.infer<typeof savedPractice>;

/** Left out, the audience is the smallest that works: the author's team, or the council for someone in no team. */
export const publishPractice = widenPractice.partial().extend({ basedOn: z.number().int().min(1) });
export type PublishPractice = z.infer<typeof publishPractice>;

export const withReason = z.strictObject({ reason: text(most.reason).min(3) });
export type WithReason = z.infer<typeof withReason>;

/** A former or the present text of a published card, newest first in lists. */
export const revisionEntry = z.object({
  number: z.number().int(),
  by: person,
  at: z.iso.datetime(),
  note: z.string(),
});
export type RevisionEntry = z.infer<typeof revisionEntry>;
export const revisionList = z.array(revisionEntry);

/** As it stands in an address; the first published text is 1. */
export const revisionNumber = z.coerce.number<string>().int().min(1).max(1_000_000);

export const practiceRevision = revisionEntry.extend({
  title: z.string(),
  problem: html,
  whatWeDid: z.array(html),
  whatChanged: z.object({ before: html, after: html, measured: z.string() }),
  howWeKnow: html,
  whatDidNotWork: html,
  minutes: z.number().int().nullable(),
  cost: practiceCost.nullable(),
});
export type PracticeRevision = z.infer<typeof practiceRevision>;
