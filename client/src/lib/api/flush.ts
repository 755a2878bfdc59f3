import { outbox, refuseInOutbox, takeFromOutbox, type Waiting } from './outbox.store';
import { ApiProblem } from './problem';

export type Deliver = (command: Waiting) => Promise<unknown>;

const passing = new Set(['unavailable', 'trouble', 'too_many_requests', 'sign_in_needed']);

/**
 * Sends a person's waiting commands in order, one at a time. Stops at the first that gets no answer or meets passing
 * trouble and keeps it; a command that the server refuses is set aside with its reason and the rest goes on.
 * Returns how many were done.
 */
export async function flushOutbox(memberId: string, deliver: Deliver): Promise<number> {
  let done = 0;
  for (;;) {
    const next = outbox.getState().waiting.find((command) => command.memberId === memberId);
    if (!next) return done;
    try {
      await deliver(next);
      takeFromOutbox(next.id);
      done += 1;
    } catch (error) {
      if (!(error instanceof ApiProblem) || passing.has(error.code)) return done;
      refuseInOutbox(next, error.code);
    }
  }
}
