import type { ProblemBody } from '@guildhall/shared/platform/problem';
import type { QueryClient } from '@tanstack/react-query';

import { live } from './connection';
import { empty, heldBy, hear, receive, snapshot, startOver, type Apply, type Step, type TopicCopy } from './topic-copy';

/** What the query cache holds of a topic, under `['live', address]`. */
export interface LiveData<State> {
  state?: State | undefined;
  version?: number | undefined;
  /** Access was lost, or was never there. */
  ended: boolean;
  problem?: ProblemBody | undefined;
}

export function liveKey(address: string): readonly ['live', string] {
  return ['live', address];
}

/** After trouble of the server's own, which passes; milliseconds. */
const askAgainAfter = 5_000;

const users = new Map<string, number>();

/** Keeps the cache's copy of one topic current until the returned function is called; shared by all its users. */
export function keepTopic<State>(queries: QueryClient, address: string, apply: Apply<State>): () => void {
  users.set(address, (users.get(address) ?? 0) + 1);
  if (users.get(address) === 1) startWatching(queries, address, apply);
  return () => {
    const left = (users.get(address) ?? 1) - 1;
    if (left > 0) {
      users.set(address, left);
      return;
    }
    users.delete(address);
    live.unwatch(address);
  };
}

function startWatching<State>(queries: QueryClient, address: string, apply: Apply<State>): void {
  let copy: TopicCopy<State> = empty();

  const show = (data: Partial<LiveData<State>>) =>
    queries.setQueryData<LiveData<State>>(liveKey(address), (before) => ({ ended: false, ...before, ...data }));
  const take = (step: Step<State>) => {
    const before = heldBy(copy);
    copy = step.copy;
    const held = heldBy(copy);
    if (held && held !== before) show({ ...held, ended: false, problem: undefined });
    if (step.watchAgain) void live.ask(address);
  };

  live.watch(address, {
    onAnswer: (answer) => {
      if (!answer.ok) {
        show({ problem: answer.problem, ended: true });
        if (answer.problem.status >= 500) setTimeout(() => void live.ask(address), askAgainAfter);
        return;
      }
      take(snapshot(copy, { state: answer.snapshot as State, version: answer.version }, apply));
    },
    onChange: (change) => take(receive(copy, change, apply)),
    onStale: ({ version }) => take(hear(copy, version)),
    onEnded: () => {
      copy = startOver(copy);
      show({ state: undefined, version: undefined, ended: true });
    },
  });
}
