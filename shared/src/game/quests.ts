import { z } from 'zod';

import { activityKinds } from '../activity/catalogue.js';
import { topic } from '../platform/live.js';
import { company, questDefinition } from './quest-definition.js';
import { workPlace } from './work-place.js';

const id = z.uuid();
/** ISO 8601, UTC. */
const instant = z.iso.datetime();
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
export const slugParam = z.strictObject({ slug });
export type SlugParam = z.infer<typeof slugParam>;
export const runParam = z.strictObject({ run: id });
export type RunParam = z.infer<typeof runParam>;
export const runStepParam = z.strictObject({ run: id, step: z.string().min(1).max(60) });
export type RunStepParam = z.infer<typeof runStepParam>;
export const contributionParam = z.strictObject({ run: id, contribution: id });
export type ContributionParam = z.infer<typeof contributionParam>;

export const runState = z.enum([
  'offered',
  'in_progress',
  'set_aside',
  'submitted',
  'returned',
  'completed',
  'withdrawn',
]);
export const partyState = z.enum(['invited', 'accepted', 'declined', 'left']);
export const stepState = z.enum(['to_do', 'in_progress', 'awaiting', 'returned', 'complete']);
export type StepState = z.infer<typeof stepState>;

/** People in one party at most, the starter included. */
export const largestParty = 12;
/** How many can be in a quest, by the company it is taken in. */
export const roomFor = { alone: 1, with_one: 2, party: largestParty } as const;

export const person = z.object({ id, name: z.string() });
export type Person = z.infer<typeof person>;

/** What to show of the catalogue. `minutes` is the most a quest may take. */
export const questFilter = z.strictObject({
  search: z.string().trim().max(80).optional(),
  minutes: z.coerce.number().int().min(1).max(600).optional(),
  level: z.coerce.number().int().min(0).max(4).optional(),
  company: company.optional(),
  status: z.enum(['open', 'coming']).optional(),
  /** Only those that ask for work on this document or card, by its id. */
  place: z.uuid().optional(),
});
export type QuestFilter = z.infer<typeof questFilter>;

/** The caller's own latest run of a quest. */
export const ownRun = z.object({ id, state: runState });

/** A quest as the catalogue lists it. */
export const questCard = z.object({
  slug,
  title: questDefinition.shape.title,
  why: questDefinition.shape.why,
  minutes: z.number().int(),
  level: z.number().int(),
  companies: z.array(company),
  /** Waits for a tool that is not there yet; shown, not startable. */
  coming: z.boolean(),
  warmUp: z.boolean(),
  /** Whether finishing it counts for points, and in challenges. */
  counted: z.boolean(),
  steps: z.number().int(),
  own: ownRun.nullable(),
  doneBefore: z.boolean(),
});
export type QuestCard = z.infer<typeof questCard>;
export const questCards = z.array(questCard);

/** Whole page of a quest. */
export const questPage = z.object({
  slug,
  version: z.number().int(),
  definition: questDefinition,
  companies: z.array(company),
  /** No longer offered; runs under way go on. */
  retired: z.boolean(),
  own: ownRun.nullable(),
  doneBefore: z.boolean(),
  /** People of one's department (or the organisation) who finished it in the past 90 days; null for fewer than 5. */
  finishedLately: z
    .object({ people: z.number().int(), where: z.object({ name: z.string(), nameCy: z.string().nullable() }) })
    .nullable(),
  /** Someone to ask: the lead of one's team or the nearest unit above, or a facilitator. */
  ask: person.nullable(),
});
export type QuestPage = z.infer<typeof questPage>;

/** Starts a quest; `people` are invited to it. */
export const startQuest = z
  .strictObject({ quest: slug, company, people: z.array(id).max(largestParty - 1) })
  .refine(({ company, people }) => company !== 'alone' || people.length === 0, {
    path: ['people'],
    params: { code: 'alone_means_alone' },
  })
  .refine(({ company, people }) => company !== 'with_one' || people.length === 1, {
    path: ['people'],
    params: { code: 'one_other' },
  })
  .refine(({ company, people }) => company !== 'party' || people.length > 0, {
    path: ['people'],
    params: { code: 'someone_else' },
  });
export type StartQuest = z.infer<typeof startQuest>;

export const invitePeople = z.strictObject({
  people: z
    .array(id)
    .min(1)
    .max(largestParty - 1),
});
export type InvitePeople = z.infer<typeof invitePeople>;
export const answerInvitation = z.strictObject({ answer: z.enum(['accept', 'decline']) });
export type AnswerInvitation = z.infer<typeof answerInvitation>;
/** `start` begins without waiting for those invited. */
export const moveRun = z.strictObject({ action: z.enum(['start', 'set_aside', 'take_up', 'withdraw']) });
export type MoveRun = z.infer<typeof moveRun>;

/** Evidence for a step: words, an https link, or both. `asked` is who is asked to confirm, where the step wants someone named. */
export const offerEvidence = z
  .strictObject({
    words: z.string().trim().min(1).max(2_000).optional(),
    link: z
      .url({ protocol: /^https$/ })
      .max(500)
      .optional(),
    asked: id.optional(),
  })
  .refine(({ words, link }) => words !== undefined || link !== undefined, {
    path: ['words'],
    params: { code: 'words_or_link' },
  });
export type OfferEvidence = z.infer<typeof offerEvidence>;

/** Characters in the reason for taking something back at most. */
export const takeBackReasonMost = 300;
/** Taking back a tap or evidence of one's own. `reason` is asked of what counted for ten minutes or longer. */
export const takeBack = z.strictObject({ reason: z.string().trim().min(1).max(takeBackReasonMost).optional() });
export type TakeBack = z.infer<typeof takeBack>;

/**
 * What comes of taking something back: nobody had looked at it yet; the step stays done without it; the step opens again;
 * the quest is open again for everyone in it; the others' stays finished and one is no longer part of it.
 */
export const takingBack = z.enum(['was_waiting', 'stays', 'step_opens', 'quest_opens', 'you_part']);
export type TakingBack = z.infer<typeof takingBack>;

/** Who walked with one, if one wants to say so. */
export const nameHelper = z.strictObject({ helper: id });
export type NameHelper = z.infer<typeof nameHelper>;

const contribution = z.object({
  id,
  member: id,
  way: z.enum(['activity', 'evidence', 'own_word']),
  state: z.enum(['pending', 'accepted', 'returned']),
  /** Others of the party who said that they did it together. */
  confirmedBy: z.array(id),
});

export const stepProgress = z.object({
  id: z.string(),
  state: stepState,
  contributions: z.array(contribution),
  /** Who of the party has done their part. */
  doneBy: z.array(id),
});
export type StepProgress = z.infer<typeof stepProgress>;

/** Where a run stands; the same for everyone in its party. */
export const runProgress = z.object({
  state: runState,
  company,
  startedBy: id,
  party: z.array(z.object({ id, name: z.string(), state: partyState })),
  steps: z.array(stepProgress),
});
export type RunProgress = z.infer<typeof runProgress>;

/** Progress on every party member's screen; each change carries the whole, which is small. */
export const questRunTopic = topic('quest-run', runProgress, runProgress);

/** Evidence as its party reads it, with what was said of it. */
export const offeredEvidence = z.object({
  id,
  contribution: id,
  step: z.string(),
  member: id,
  words: z.string().nullable(),
  link: z.string().nullable(),
  asked: person.nullable(),
  offeredAt: instant,
  verification: z
    .object({ decision: z.enum(['confirmed', 'returned']), by: z.string(), reason: z.string().nullable(), at: instant })
    .nullable(),
});

/** What finishing moved for the caller; null while the engine is at it, and for those who do not play. */
export const runReward = z.object({
  /** Nothing more will come of it. */
  counted: z.boolean(),
  points: z.number().int(),
  stamp: z.string().nullable(),
});

export const runPage = z.object({
  id,
  version: z.number().int(),
  quest: z.object({ slug, version: z.number().int(), definition: questDefinition }),
  progress: runProgress,
  evidence: z.array(offeredEvidence),
  startedAt: instant,
  completedAt: instant.nullable(),
  /** What the caller may do now. */
  may: z.object({
    act: z.boolean(),
    answer: z.boolean(),
    start: z.boolean(),
    invite: z.boolean(),
    setAside: z.boolean(),
    takeUp: z.boolean(),
    leave: z.boolean(),
    withdraw: z.boolean(),
    nameHelper: z.boolean(),
  }),
  /** What the caller may take back here, with what would come of it. */
  takeBack: z.array(z.object({ contribution: id, comes: takingBack, needsReason: z.boolean() })),
  helper: person.nullable(),
  reward: runReward.nullable(),
});
export type RunPage = z.infer<typeof runPage>;

/** What is still said of a run to whoever declined or left it. */
export const partedRun = z.object({
  how: z.enum(['declined', 'left']),
  quest: z.object({ slug, title: questDefinition.shape.title }),
});
export type PartedRun = z.infer<typeof partedRun>;

export const started = z.object({ run: id });
export type Started = z.infer<typeof started>;

/** One of the caller's runs. */
export const runCard = z.object({
  id,
  slug,
  title: questDefinition.shape.title,
  minutes: z.number().int(),
  state: runState,
  /** The caller's own place in it. */
  own: partyState,
  invitedBy: z.string().nullable(),
  people: z.number().int(),
  stepsDone: z.number().int(),
  steps: z.number().int(),
  completedAt: instant.nullable(),
  /** What its steps ask to be done in the product, and where; `place` is null where anywhere will do. */
  asks: z.array(z.object({ kind: z.enum(activityKinds), place: workPlace.nullable() })),
});
export type RunCard = z.infer<typeof runCard>;
export const runCards = z.array(runCard);
