import { z } from 'zod';

const id = z.uuid();

/** What an activity kind says of itself; in words it is `points:activity.<kind>` of the message catalogue. */
interface Kind<Data extends z.ZodType = z.ZodType> {
  data: Data;
  /** Counts as taking a first step, when it is the member's first. */
  step: boolean;
}

function kind<Data extends z.ZodType>(data: Data, step = true): Kind<Data> {
  return { data, step };
}

/** Where the other side of a reuse stands from the author: decides the distance boost. */
export const distance = z.enum(['same-team', 'same-directorate', 'other-directorate', 'other-organisation']);
export type Distance = z.infer<typeof distance>;

/**
 * Every activity there is. Features in `work` record them; the game reads them; neither knows the other.
 * `member` is who gets the credit, `counterpart` the other person, `subject` what it was done to.
 */
export const activityCatalogue = {
  'practice.published': kind(z.strictObject({ honest: z.boolean() })),
  /** Member: who recorded the reuse, 14 days or more after its start. Counterpart: the author. Subject: the practice. */
  'practice.tried': kind(
    z.strictObject({
      reuse: id,
      outcome: z.enum(['kept', 'changed', 'stopped']),
      authorTeam: id.nullable(),
      distance,
    }),
  ),
  /** Member: the author. Counterpart: who recorded the reuse. Subject: the practice. */
  'practice.reused': kind(z.strictObject({ reuse: id, adopterTeam: id, distance }), false),
  /** Once for each who thanked for it. Member: the author. Counterpart: who gave thanks. Subject: the practice. */
  'practice.thanked': kind(z.strictObject({ honest: z.boolean() }), false),
  'question.asked': kind(z.strictObject({ question: id })),
  /** Once for each who found it useful. Member: who asked. Counterpart: who found so. Subject: the practice. */
  'question.useful': kind(z.strictObject({ question: id }), false),
  /** Member: who answered. Counterpart: who asked and accepted it. */
  'answer.accepted': kind(z.strictObject({ question: id })),
  /** Member: who suggested it. Counterpart: who took it up. Subject: the guidance. */
  'guidance.suggestion.accepted': kind(z.strictObject({ suggestion: id })),
  /** Member: who reviewed it. Counterpart: its owner. Subject: the guidance. */
  'guidance.review.done': kind(z.strictObject({ review: id })),
  /** Recorded for each member whose words (40 or more) are in it. Counterpart: who approved it. Subject: the guidance. */
  'guidance.published': kind(
    z.strictObject({ publication: id, edition: z.number().int().min(1), words: z.number().int().min(1) }),
  ),
  /** Member: who brought it through. Counterpart: its owner, when that is another. Subject: the guidance. */
  'guidance.checked': kind(z.strictObject({ publication: id, reviewBy: z.iso.date() }), false),
  /** Recorded for each member of the party when a quest run completes. Subject: the quest. */
  'quest.completed': kind(
    z.strictObject({
      run: id,
      quest: z.string(),
      stamp: z.string().nullable(),
      reward: z.string().nullable(),
      warmUp: z.boolean(),
    }),
  ),
  /** Member: the helper, named by the newcomer (counterpart) when their first step was verified. */
  'newcomer.helped': kind(z.strictObject({ run: id, hadNoFirstStep: z.boolean() }), false),
} as const satisfies Record<string, Kind>;

export type ActivityKind = keyof typeof activityCatalogue;
export const activityKinds = Object.keys(activityCatalogue) as [ActivityKind, ...ActivityKind[]];
/** What others say of somebody's work: it pays nothing, and nobody has worked together for it. */
export const praise: readonly ActivityKind[] = ['practice.thanked', 'question.useful'];
/** What others do with somebody's work: it is theirs, and no taking part of that member. */
export const othersDeeds: readonly ActivityKind[] = ['practice.reused', ...praise];
/** Kinds that a challenge can count: those that bring points. */
export const payingKinds: readonly ActivityKind[] = activityKinds.filter(
  (kind) => kind !== 'guidance.checked' && !praise.includes(kind),
);
export type ActivityData<K extends ActivityKind> = z.infer<(typeof activityCatalogue)[K]['data']>;
