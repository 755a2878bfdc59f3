import type { ChangeOf, SnapshotOf, Topic } from '@guildhall/shared/platform/live';
import type { ProblemBody } from '@guildhall/shared/platform/problem';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { keepTopic, liveKey, type LiveData } from './topic-watch';

export interface LiveTopic<T extends Topic> {
  /** Undefined until the first snapshot has come. */
  data: SnapshotOf<T> | undefined;
  version: number | undefined;
  /** The watch is over because access was lost; `problem` says why when it was refused at once. */
  ended: boolean;
  problem: ProblemBody | undefined;
}

export interface LiveTopicOptions<T extends Topic> {
  /** The one function that brings a change into a snapshot; pure, returns a new value. */
  apply: (snapshot: SnapshotOf<T>, change: ChangeOf<T>) => SnapshotOf<T>;
  enabled?: boolean;
}

/**
 * Watches a live topic while the component is shown: `useLiveTopic<typeof boardTopic>('board', id, { apply })`.
 * The topic's type is imported with `import type`, so that its schemas stay out of the client's bundle.
 */
export function useLiveTopic<T extends Topic>(
  name: string,
  id: string | undefined,
  options: LiveTopicOptions<T>,
): LiveTopic<T> {
  const queries = useQueryClient();
  const enabled = options.enabled ?? true;
  const address = id ? `${name}:${id}` : name;

  const apply = useRef(options.apply);
  useEffect(() => {
    apply.current = options.apply;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    return keepTopic<SnapshotOf<T>>(queries, address, (state, change) => apply.current(state, change));
  }, [queries, address, enabled]);

  const { data } = useQuery<LiveData<SnapshotOf<T>>>({
    queryKey: liveKey(address),
    queryFn: () => queries.getQueryData<LiveData<SnapshotOf<T>>>(liveKey(address)) ?? { ended: false },
    enabled: false,
    staleTime: Infinity,
  });
  return { data: data?.state, version: data?.version, ended: data?.ended ?? false, problem: data?.problem };
}
