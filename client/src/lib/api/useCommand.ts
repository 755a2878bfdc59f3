import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';

import { useHeldMe } from '../me/useMe';
import { send, type Command } from './api';
import { offerSignIn } from './offer-sign-in';
import { countWaiting, putInOutbox } from './outbox.store';
import { NoAnswer, type ApiProblem } from './problem';

export interface CommandOptions<Input, Answer> {
  command: (input: Input) => Command;
  /** Query keys to read anew once it is done. */
  refreshes?: QueryKey[];
  onDone?: (answer: Answer, input: Input) => void;
  /** It has left the screen: it is done, or waits for the connection. Heard even when the screen is gone by then. */
  onSent?: (sent: Sent<Answer>, input: Input) => void;
  /**
   * Catalogue key naming the change, or how to tell it from the input. When given, a command that gets no answer waits on
   * this device and is sent once when the connection is back; without it the person is told to try again.
   */
  waitsAs?: string | ((input: Input) => string | undefined);
}

/** What a command answered, or that it waits for the connection. */
export type Sent<Answer> = { state: 'done'; answer: Answer } | { state: 'waiting' };

/** So long a command that can wait is waited for, in milliseconds; then it is kept, and sent again under the same key. */
const patience = 12_000;

/** A change on the server: `run(input)`, `busy`, `problem` to show. One key per run, kept however often it is repeated. */
export function useCommand<Input = void, Answer = unknown>(options: CommandOptions<Input, Answer>) {
  const queries = useQueryClient();
  const memberId = useHeldMe()?.member.id;

  const mutation = useMutation<Sent<Answer>, ApiProblem | NoAnswer, Input>({
    mutationFn: async (input) => {
      const command = options.command(input);
      const id = crypto.randomUUID();
      const { waitsAs } = options;
      const label = typeof waitsAs === 'function' ? waitsAs(input) : waitsAs;
      if (!label || !memberId) return { state: 'done', answer: await send<Answer>(command, { idempotencyKey: id }) };
      const signal = AbortSignal.timeout(patience);
      const kept = { ...command, id, memberId, label, at: Date.now(), place: location.pathname };
      try {
        if (mustWait(memberId)) throw new NoAnswer();
        return { state: 'done', answer: await send<Answer>(command, { idempotencyKey: id, signal }) };
      } catch (error) {
        if (!(error instanceof NoAnswer || signal.aborted)) throw error;
        putInOutbox(kept);
        return { state: 'waiting' };
      }
    },
    onError: offerSignIn,
    onSuccess: async (sent, input) => {
      options.onSent?.(sent, input);
      if (sent.state === 'waiting') return;
      options.onDone?.(sent.answer, input);
      await Promise.all((options.refreshes ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });

  return {
    run: mutation.mutate,
    runAsync: mutation.mutateAsync,
    busy: mutation.isPending,
    problem: mutation.error,
    done: mutation.data?.state === 'done',
    reset: mutation.reset,
  };
}

/** There is no line, or what was done before still waits for one: then this comes after it. */
function mustWait(memberId: string): boolean {
  return !navigator.onLine || countWaiting(memberId) > 0;
}
