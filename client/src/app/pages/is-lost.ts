import { ApiProblem } from '../../lib/api/problem';

const leaving = new Set(['not_found', 'not_allowed', 'invalid', 'sign_in_needed']);

/**
 * Whether an error takes a page's place: any does while there is nothing to show. What is shown, with the words typed
 * in it, goes only when the page is no longer this person's to see.
 */
export function isLost({ error, data }: { error: unknown; data: unknown }): boolean {
  if (!error) return false;
  return data === undefined || (error instanceof ApiProblem && leaving.has(error.code));
}
