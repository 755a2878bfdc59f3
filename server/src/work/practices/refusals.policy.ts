import { type Action, can, type Resource } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';

/** Throws `not_allowed`, with words of its own, when the actor may not do this. */
export function allow(actor: Actor, action: Action, resource: Resource, words: string): void {
  if (!can(actor, action, resource)) throw new Problem('not_allowed', words);
}

/** Throws `not_in_this_state` when something does not hold now. */
export function holdsNow(holds: boolean, words: string): void {
  if (!holds) throw new Problem('not_in_this_state', words);
}

/** The reason for taking away what somebody else wrote. Throws `invalid` where none is given. */
export function neededReason(reason: string | undefined): string {
  if (reason) return reason;
  throw fieldProblem('reason', 'needs_reason', 'Please say why; the person who wrote it will read it.');
}
