import type { Actor } from '../actor.js';

/** What was done longer ago than this counts as done when it arrived, in milliseconds: 48 hours, while a challenge settles. */
export const BELIEVED_MS = 48 * 60 * 60 * 1000;

/**
 * When something was done that waited on a device for the connection. The device says how long ago, not when, so that it
 * does not matter what its clock shows. It is believed within bounds: at most 48 hours ago, not before the sign-in that
 * sends it began, and not before anything of `since`, such as the start of what it was done for. Beyond any of them, and
 * for what did not wait, it was done at `receivedAt`; so it is never in the future.
 */
export function doneAt(
  { doneAgo, signedInAt }: Pick<Actor, 'doneAgo' | 'signedInAt'>,
  receivedAt: Date,
  since: readonly (Date | null)[],
): Date {
  if (!doneAgo || !signedInAt || doneAgo < 0 || doneAgo > BELIEVED_MS) return receivedAt;
  const said = new Date(receivedAt.getTime() - doneAgo);
  return [signedInAt, ...since].some((begun) => begun !== null && said < begun) ? receivedAt : said;
}
