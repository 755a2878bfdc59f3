import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';

import { useHeldMe } from '../me/useMe';
import { send, type Command } from './api';
import { putInOutbox } from './outbox.store';
import { NoAnswer, type ApiProblem } from './problem';

export interface CommandOptions<Input, Answer> {
  command: (input: Input) => Command;
  /** Query keys to read anew once it is done. */
  refreshes?: QueryKey[];
  onDone?: (answer: Answer, input: Input) => void;
  /** It has left the screen: it is done, or waits for the connection. Heard even when the screen is gone by then. */
  onSent?: (sent: Sent<Answer>, input: Input) => void;
  /**
   * Catalogue key naming the change. When given, a command that gets no answer waits on this device and is sent
   * once when the connection is back; without it the person is told to try again.
   */
  waitsAs?: string;
}

/** What a command answered, or that it waits for the connection. */
export type Sent<Answer> = { state: 'done'; answer: Answer } | { state: 'waiting' };

/** A change on the server: `run(input)`, `busy`, `problem` to show. One key per run, kept however often it is repeated. */
export function useCommand<Input = void, Answer = unknown>(options: CommandOptions<Input, Answer>) {
  const queries = useQueryClient();
  const memberId = useHeldMe()?.member.id;

  const mutation = useMutation<Sent<Answer>, ApiProblem | NoAnswer, Input>({
    mutationFn: async (input) => {
      const command = options.command(input);
      const id = crypto.randomUUID();
      try {
        return { state: 'done', answer: await send<Answer>(command, { idempotencyKey: id }) };
      } catch (error) {
        if (!(error instanceof NoAnswer) || !options.waitsAs || !memberId) throw error;
        putInOutbox({ ...command, id, memberId, label: options.waitsAs, at: Date.now() });
        return { state: 'waiting' };
      }
    },
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
    waiting: mutation.data?.state === 'waiting',
    done: mutation.data?.state === 'done',
    reset: mutation.reset,
  };
}
