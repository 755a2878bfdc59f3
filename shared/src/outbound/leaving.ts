import { z } from 'zod';

/** What somebody who thinks of leaving is told first. */
export const leavingFacts = z.object({
  /** They have a password, and leave by giving it. */
  asksPassword: z.boolean(),
  /** They are the only administrator, and stay until there is another. */
  onlyAdmin: z.boolean(),
  /** What they are called here from then on, in the organisation's languages. */
  calledAfter: z.string(),
});
export type LeavingFacts = z.infer<typeof leavingFacts>;

const password = z.string().max(200);

/** `sure`: they have read that it cannot be undone. `password`: their present one; nobody without one gives any. */
export const leaveForGood = z.strictObject({
  sure: z.literal(true),
  password: password.optional(),
});
export type LeaveForGood = z.infer<typeof leaveForGood>;

/** The same of those who have one. */
export const leaveWithPassword = leaveForGood.extend({ password: password.min(1) });

/** Why an administrator erases who somebody was. `sure`: they have read that it cannot be undone. */
export const eraseLeaver = z.strictObject({
  reason: z.string().trim().min(3).max(500),
  sure: z.literal(true),
});
export type EraseLeaver = z.infer<typeof eraseLeaver>;
