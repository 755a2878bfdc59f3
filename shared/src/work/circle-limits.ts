/** Longest texts in the champions' circle, in characters. No zod here: screens count with it. */
export const circleLimits = {
  /** What one can help with, or would like company in. */
  line: 200,
  post: 2000,
  reason: 500,
} as const;
