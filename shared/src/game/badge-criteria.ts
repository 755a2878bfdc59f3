import { z } from 'zod';

import { activityKinds, distance } from '../activity/catalogue.js';

/** How far back a criterion counts: everything, or the season the last of it happened in. */
export const badgeSpan = z.enum(['ever', 'season']);
export type BadgeSpan = z.infer<typeof badgeSpan>;

const atLeast = z.number().int().min(1).max(1000);
const kind = z.enum(activityKinds);

const withDistance: readonly string[] = ['practice.tried', 'practice.reused'];
const withHonesty: readonly string[] = ['practice.published', 'practice.thanked'];

/**
 * So many activities of one kind, of tries so many different cards; of reuse, from so far away or further; of cards and of
 * thanks for them, those that say what did not work.
 */
const activityCount = z
  .strictObject({
    type: z.literal('activity_count'),
    kind,
    atLeast,
    within: badgeSpan,
    distance: distance.optional(),
    honest: z.literal(true).optional(),
  })
  .refine((c) => c.distance === undefined || withDistance.includes(c.kind), {
    path: ['distance'],
    params: { code: 'distance_of_reuse' },
  })
  .refine((c) => c.honest === undefined || withHonesty.includes(c.kind), {
    path: ['honest'],
    params: { code: 'honest_of_cards' },
  });

/** Activities with people of so many different teams, one's own left out. */
const distinctCounterpartTeams = z.strictObject({
  type: z.literal('distinct_counterpart_teams'),
  atLeast,
  within: badgeSpan,
});

/** Activities with people of so many different directorates. */
const distinctCounterpartDirectorates = z.strictObject({
  type: z.literal('distinct_counterpart_directorates'),
  atLeast,
  within: badgeSpan,
});

const questCompleted = z.strictObject({
  type: z.literal('quest_completed'),
  /** The quest's slug. */
  quest: z.string().min(1).max(80),
});

/** Took part in settled challenges that came to this: a place among the first so many, or a common goal reached. */
const challengeResult = z.strictObject({
  type: z.literal('challenge_result'),
  result: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('placed'), within: z.number().int().min(1).max(3) }),
    z.strictObject({ is: z.literal('reached') }),
  ]),
  /** One challenge; any when left out. */
  challenge: z.uuid().optional(),
});

const firstStep = z.strictObject({ type: z.literal('first_step') });

/** One practice of theirs was tried by so many other teams. */
const practiceReused = z.strictObject({
  type: z.literal('practice_reused'),
  teams: atLeast,
  outsideDirectorate: z.boolean(),
});

/** So many people found one question of theirs useful. */
const questionUseful = z.strictObject({ type: z.literal('question_useful'), people: atLeast });

/** So many newcomers named them; with days, of those only the ones who took part again so long after their first step. */
const newcomersHelped = z.strictObject({
  type: z.literal('newcomers_helped'),
  atLeast,
  within: badgeSpan,
  stillTakingPartAfterDays: z.number().int().min(1).max(365).optional(),
});

const criteria = [
  activityCount,
  distinctCounterpartTeams,
  distinctCounterpartDirectorates,
  questCompleted,
  challengeResult,
  firstStep,
  practiceReused,
  questionUseful,
  newcomersHelped,
] as const;

/** A criterion that stands for itself. */
export type BadgeCriterion = z.infer<(typeof criteria)[number]>;

/** What a badge is for: one criterion, or all or any of several. */
export type BadgeCriteria =
  | BadgeCriterion
  | { type: 'all_of'; of: BadgeCriteria[] }
  | { type: 'any_of'; of: BadgeCriteria[] };

type CriteriaSchema = z.ZodType<BadgeCriteria, BadgeCriteria>;

/** All or any of what `inner` allows, or a criterion by itself. */
function joining(inner: CriteriaSchema): CriteriaSchema {
  const of = z.array(inner).min(1).max(8);
  return z.discriminatedUnion('type', [
    ...criteria,
    z.strictObject({ type: z.literal('all_of'), of }),
    z.strictObject({ type: z.literal('any_of'), of }),
  ]);
}

/** Criteria as a badge definition holds them: `all_of` and `any_of` up to three deep, which a person can still follow. */
export const badgeCriteria: CriteriaSchema = joining(joining(joining(z.discriminatedUnion('type', criteria))));
