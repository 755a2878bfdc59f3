/** Longest texts of a practice card and what is said under it, in characters; most of each list. No zod here: screens count with it. */
export const practiceLimits = {
  title: 100,
  problem: 1500,
  step: 500,
  steps: 5,
  change: 400,
  measured: 300,
  howWeKnow: 1000,
  whatDidNotWork: 1500,
  organisation: 120,
  credits: 12,
  tag: 30,
  tags: 6,
  /** Minutes it takes to put a practice to use: four weeks of full days at most. */
  minutes: 9600,
  /** What it costs, besides its band, in a few words. */
  costNote: 200,
  /** Pounds. */
  costAmount: 10_000_000,
  /** Other practices, or documents of guidance, that a card names. */
  links: 8,
  /** Questions of its author that a card carries, and characters in one. */
  openQuestions: 3,
  openQuestion: 300,
  reason: 500,
  revisionNote: 200,
  reuseNote: 1000,
  /** Minutes a team saves in a week. */
  minutesSavedWeekly: 6000,
  question: 1000,
  answer: 2000,
  comment: 2000,
  mentions: 10,
  thanks: 300,
} as const;

/** A reuse can be recorded this many days after its start. */
export const reuseDays = 14;

/** A recorded reuse can be taken back without a reason for this many minutes. */
export const reuseUndoMinutes = 10;

/** Widening who may read a card can be taken back for this many minutes, as if it had not been. */
export const widenUndoMinutes = 10;
