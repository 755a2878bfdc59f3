import { z } from 'zod';

import { activityKinds, payingKinds } from '../activity/catalogue.js';
import { unitKind } from '../people/me.js';
import { bilingual } from '../platform/bilingual.js';
import { topic } from '../platform/live.js';
import { phrase } from './phrase.js';

export const challengeMode = z.enum(['breadth', 'together', 'paired', 'own_best']);
export type ChallengeMode = z.infer<typeof challengeMode>;

export const challengeState = z.enum([
  'draft',
  'sponsor_accepted',
  'scheduled',
  'open',
  'settling',
  'settled',
  'cancelled',
]);

/** What a paired challenge is about: these count in every one. */
export const pairedKinds = ['practice.tried', 'practice.reused'] as const;

/** How progress towards a common goal is reckoned: the lowest unit's share of people, or a number of deeds in all. */
export const challengeGoal = z.enum(['lowest_rate', 'sum']);

/** Units that take part in one challenge, at most. */
export const mostUnits = 200;

/** The settings of a challenge, field by field. Instants are UTC; the client shows them in the organisation's zone. */
const settings = {
  title: bilingual(90),
  /** Why we do this, in a few sentences. */
  purpose: bilingual(800),
  /** How to take part, in the manager's words. */
  help: bilingual(800).nullable(),
  sponsorId: z.uuid().nullable(),
  deputyId: z.uuid().nullable(),
  units: z.array(z.uuid()).max(mostUnits),
  /** Activity kinds that count. */
  activities: z
    .array(z.enum(activityKinds))
    .max(activityKinds.length)
    .refine((kinds) => kinds.every((kind) => payingKinds.includes(kind)), { params: { code: 'pays_nothing' } }),
  /** Quests, by their slug, that count when they are finished. */
  quests: z.array(z.string().max(80)).max(20),
  mode: challengeMode,
  /** Points a person that count at most (breadth and own best). */
  cap: z.number().int().min(5).max(500),
  goal: challengeGoal.nullable(),
  /** Percent of people (lowest rate), deeds (sum), or reuses (paired). */
  target: z.number().int().min(1).max(1_000_000).nullable(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  /** A badge, by its slug, for those who take part in a reached goal or a first place. */
  badge: z.string().max(80).nullable(),
  /** The template it began from. */
  template: z.string().max(80).nullable(),
};

/** What a manager settles in the form; what is left out is still to be decided. */
export const challengeDraft = z.strictObject({
  ...settings,
  help: settings.help.default(null),
  sponsorId: settings.sponsorId.default(null),
  deputyId: settings.deputyId.default(null),
  units: settings.units.default([]),
  activities: settings.activities.default([]),
  quests: settings.quests.default([]),
  mode: settings.mode.default('breadth'),
  cap: settings.cap.default(30),
  goal: settings.goal.default(null),
  target: settings.target.default(null),
  startsAt: settings.startsAt.default(null),
  endsAt: settings.endsAt.default(null),
  badge: settings.badge.default(null),
  template: settings.template.default(null),
});
export type ChallengeDraft = z.infer<typeof challengeDraft>;
export type ChallengeDraftInput = z.input<typeof challengeDraft>;

/** A change of an existing challenge: only what is named; `version` is the one the person saw. */
export const editChallenge = z.strictObject(settings).partial().extend({ version: z.number().int() });
export type EditChallenge = z.infer<typeof editChallenge>;

export const answerSponsorship = z.strictObject({ accept: z.boolean(), version: z.number().int() });
export type AnswerSponsorship = z.infer<typeof answerSponsorship>;
export const cancelChallenge = z.strictObject({ reason: z.string().trim().min(3).max(500), version: z.number().int() });
export type CancelChallenge = z.infer<typeof cancelChallenge>;
export const handOverChallenge = z.strictObject({ ownerId: z.uuid(), version: z.number().int() });
export type HandOverChallenge = z.infer<typeof handOverChallenge>;
export const atVersion = z.strictObject({ version: z.number().int() });
export type AtVersion = z.infer<typeof atVersion>;

const named = z.object({ id: z.uuid(), name: z.string() });

/** A unit on its bridge. No order and no field of `planks` can be followed to a person. */
export const challengeUnit = z.object({
  unitId: z.uuid(),
  name: z.string(),
  nameCy: z.string().nullable(),
  kind: unitKind,
  /** Hundredths: of 100 (breadth, own best), of a percent (lowest rate), or of one deed (sum, paired). */
  score: z.number().int(),
  /** People who have taken part, of everyone. */
  across: z.number().int(),
  people: z.number().int(),
  /** One fill, 0 to 1, a colleague. */
  planks: z.array(z.number()),
  /** Its own last score, where the challenge is against that. */
  last: z.number().int().nullable(),
  /** When it came to its present score; null while it has none. Settles who is listed first of those who share a place. */
  reachedAt: z.iso.datetime().nullable(),
});
export type ChallengeUnit = z.infer<typeof challengeUnit>;

/** That its result was corrected after it was settled: the latest erratum. */
export const correctedBy = z.object({
  number: z.number().int(),
  at: z.iso.datetime(),
  by: z.string(),
});

/** Something that counted, told of a unit and never of a person. */
export const challengeNews = z.object({
  id: z.uuid(),
  kind: z.enum(activityKinds),
  unitId: z.uuid(),
  unitName: z.string(),
  unitNameCy: z.string().nullable(),
  /** How a reuse went, where it was one. */
  outcome: z.enum(['kept', 'changed', 'stopped']).nullable(),
  at: z.iso.datetime(),
});
export type ChallengeNews = z.infer<typeof challengeNews>;

export const challengeProgress = z.object({
  /** 0 to 1; null where units race and there is no common goal. */
  share: z.number().nullable(),
  /** Reuses each way between two paired units. */
  ways: z.tuple([z.number().int(), z.number().int()]).nullable(),
});
export type ChallengeProgress = z.infer<typeof challengeProgress>;

/** All of a challenge that is the same for everyone who watches it. */
export const challengeSnapshot = z.object({
  id: z.uuid(),
  state: challengeState,
  title: z.object({ en: z.string(), cy: z.string().optional() }),
  purpose: z.object({ en: z.string(), cy: z.string().optional() }),
  help: z.object({ en: z.string(), cy: z.string().optional() }).nullable(),
  mode: challengeMode,
  cap: z.number().int(),
  goal: challengeGoal.nullable(),
  target: z.number().int().nullable(),
  activities: z.array(z.enum(activityKinds)),
  quests: z.array(z.object({ slug: z.string(), title: z.object({ en: z.string(), cy: z.string().optional() }) })),
  badge: z.string().nullable(),
  /** `left`: they are no longer with the council. */
  sponsor: named.extend({ left: z.boolean() }).nullable(),
  sponsorAccepted: z.boolean(),
  owner: named,
  deputy: named.nullable(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  cancelReason: z.string().nullable(),
  /** Null while its result stands as it was announced. */
  corrected: correctedBy.nullable(),
  units: z.array(challengeUnit),
  progress: challengeProgress,
  /** Newest first. */
  news: z.array(challengeNews),
});
export type ChallengeSnapshot = z.infer<typeof challengeSnapshot>;

/** Each part whole, as it is now; units are those that changed. `words` says that everything else is to be read anew. */
export const challengeChange = z.object({
  state: challengeState.optional(),
  units: z.array(challengeUnit).optional(),
  progress: challengeProgress.optional(),
  news: z.array(challengeNews).optional(),
  words: z.boolean().optional(),
});
export type ChallengeChange = z.infer<typeof challengeChange>;

/** The live topic of one challenge, `challenge:<id>`. */
export const challengeTopic = topic('challenge', challengeSnapshot, challengeChange);

/** What the caller may do with it as it stands. */
export const challengeMay = z.object({
  edit: z.boolean(),
  prolong: z.boolean(),
  schedule: z.boolean(),
  answerSponsorship: z.boolean(),
  cancel: z.boolean(),
  handOver: z.boolean(),
  /** Have a settled result reckoned anew, and publish what is other now. */
  correct: z.boolean(),
});
export type ChallengeMay = z.infer<typeof challengeMay>;

export const challengePage = z.object({
  challenge: challengeSnapshot,
  version: z.number().int(),
  may: challengeMay,
  /** The unit of this challenge in which the caller takes part. */
  ownUnitId: z.uuid().nullable(),
  /** The settings as the form holds them, for those who may edit. */
  draft: challengeDraft.nullable(),
});
export type ChallengePage = z.infer<typeof challengePage>;

/** What is said of a challenge to whoever was asked to be its sponsor before: somebody else is asked now, or they had said no. */
export const pastSponsorship = z.object({
  how: z.enum(['withdrawn', 'declined']),
  title: challengePage.shape.challenge.shape.title,
  /** Who looks after it, by name. */
  owner: z.string(),
});
export type PastSponsorship = z.infer<typeof pastSponsorship>;

export const challengeEntry = z.object({
  id: z.uuid(),
  state: challengeState,
  title: z.object({ en: z.string(), cy: z.string().optional() }),
  mode: challengeMode,
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  units: z.number().int(),
  /** What all of its units are; null when they are of several kinds. */
  unitKind: unitKind.nullable(),
  /** People who have taken part, of everyone. */
  across: z.number().int(),
  people: z.number().int(),
  progress: z.number().nullable(),
  /** Whether the caller's unit takes part. */
  mine: z.boolean(),
  /** The caller is asked to be its sponsor. */
  awaitsMe: z.boolean(),
});
export type ChallengeEntry = z.infer<typeof challengeEntry>;
export const challengeList = z.object({ entries: z.array(challengeEntry) });
export type ChallengeList = z.infer<typeof challengeList>;

/** How far the latest challenges with such a goal came, five at most: percent of people (lowest rate), or how many in all. */
export const earlierGoals = z.object({
  challenges: z.number().int(),
  least: z.number().int(),
  most: z.number().int(),
});
export type EarlierGoals = z.infer<typeof earlierGoals>;

/** What the settings would make: the bridges at the start, and what they reward in plain words. */
export const challengePreview = z.object({
  units: z.array(challengeUnit),
  warnings: z.array(phrase),
  /** What is missing before it can be scheduled, by field. */
  missing: z.array(z.string()),
  /** Null where units race, or when none with such a goal has ended yet. */
  earlier: earlierGoals.nullable(),
});
export type ChallengePreview = z.infer<typeof challengePreview>;

export const challengeTemplate = z.object({
  id: z.string(),
  title: bilingual(90),
  purpose: bilingual(800),
  mode: challengeMode,
  goal: challengeGoal.nullable(),
  target: z.number().int().nullable(),
  cap: z.number().int(),
  weeks: z.number().int(),
  activities: z.array(z.enum(activityKinds)),
  quests: z.array(z.string()),
});
export type ChallengeTemplate = z.infer<typeof challengeTemplate>;
export const challengeTemplates = z.object({ templates: z.array(challengeTemplate) });
