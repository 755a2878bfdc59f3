import { outbox, readOutbox, type Waiting } from '../api/outbox.store';
import { ApiProblem } from '../api/problem';
import { refuseInOutbox, takeFromOutbox, troubleInOutbox } from './settle-outbox';

/** Sends one command and gives what the server answered. */
export type Deliver = (command: Waiting) => Promise<unknown>;

const passing = new Set(['unavailable', 'trouble', 'too_many_requests', 'sign_in_needed']);
/** Trouble that comes back so often is no passing one, and holds up no longer what comes after. */
const mostTroubles = 5;
/** The server knows for a little longer what it has done, so that nothing is done twice. */
const longestWait = 7 * 24 * 60 * 60_000;

/**
 * Sends a person's waiting commands in order, one at a time. Stops at the first that gets no answer or meets passing
 * trouble and keeps it; a command that the server refuses, or that has waited for more than a week, is set aside with its
 * reason and the rest goes on. Returns how many were done and how many set aside.
 */
export async function flushOutbox(memberId: string, deliver: Deliver): Promise<{ done: number; refused: number }> {
  const came = { done: 0, refused: 0 };
  for (;;) {
    readOutbox();
    const next = outbox.getState().waiting.find((command) => command.memberId === memberId);
    if (!next) return came;
    try {
      const code = Date.now() - next.at > longestWait ? 'waited_too_long' : refusalIn(await deliver(next));
      if (code) refuseInOutbox(next, code);
      else takeFromOutbox(next);
      came[code ? 'refused' : 'done'] += 1;
    } catch (error) {
      if (!(error instanceof ApiProblem)) return came;
      const isStuck = error.code === 'trouble' && next.troubles + 1 >= mostTroubles;
      if (passing.has(error.code) && !isStuck) {
        if (error.code === 'trouble') troubleInOutbox(next);
        return came;
      }
      refuseInOutbox(next, error.code);
      came.refused += 1;
    }
  }
}

/** Some answers say of each thing that was asked whether it was done; the code of the first that was not. */
function refusalIn(answer: unknown): string | undefined {
  const each = (Array.isArray(answer) ? answer : []) as { problem?: { code: string } }[];
  return each.find(({ problem }) => problem)?.problem?.code;
}
