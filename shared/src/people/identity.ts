import { z } from 'zod';

/** Longer than any real one, short enough to hash safely. */
const LONGEST_PASSWORD = 200;

const email = z.string().trim().toLowerCase().min(1).max(254).pipe(z.email());

export const signIn = z.strictObject({ email, password: z.string().min(1).max(LONGEST_PASSWORD) });
export type SignIn = z.infer<typeof signIn>;

/** A new password: 12 characters or more, of any kind. */
export const newPassword = z.string().min(12).max(LONGEST_PASSWORD);

export const changePassword = z.strictObject({
  present: z.string().min(1).max(LONGEST_PASSWORD),
  next: newPassword,
});
export type ChangePassword = z.infer<typeof changePassword>;

export const signInId = z.uuid();

/** One of a member's own sign-ins; only they see it. */
export const signInEntry = z.object({
  id: z.uuid(),
  /** Proper names such as `Firefox` and `Windows`; null where the browser does not say. */
  device: z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
  signedInAt: z.iso.datetime(),
  /** Accurate to half a minute. */
  lastSeenAt: z.iso.datetime(),
  /** Whether this is the sign-in that asks. */
  current: z.boolean(),
});
export type SignInEntry = z.infer<typeof signInEntry>;
export const signInList = z.array(signInEntry);

/** How many sign-ins were ended. */
export const endedSignIns = z.object({ ended: z.number().int() });
export type EndedSignIns = z.infer<typeof endedSignIns>;

/** What anybody may know before they sign in: whether there is an organisation here at all. */
export const door = z.object({ begun: z.boolean() });
export type Door = z.infer<typeof door>;
