import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { MutationObserver, notifyManager } from '@tanstack/react-query';

import { connection } from '../live/connection.store';
import { NoAnswer } from './problem';
import { queryClient } from './query-client';

it('[press/once] a command is known to be under way before the second press of a double click can come', async () => {
  const observer = new MutationObserver(queryClient, { mutationFn: () => new Promise(() => undefined) });
  let busy = false;
  // As React's hooks listen.
  const look = notifyManager.batchCalls(() => {
    busy = observer.getCurrentResult().isPending;
  });
  const stop = observer.subscribe(look);
  void observer.mutate();
  // Presses are tasks of their own; only what this one has begun goes before them.
  for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
  expect(busy).toBe(true);
  stop();
  queryClient.clear();
});

describe('a read that nobody answers', () => {
  afterEach(() => {
    connection.setState({ state: 'idle', lostAt: undefined, asOf: undefined });
    queryClient.clear();
    jest.useRealTimers();
  });

  it.each([
    ['is repeated while a line is there', {}, 4],
    ['is repeated in a short gap', { state: 'lost' as const, lostAt: 0 }, 4],
    ['is not repeated where the line was lost a while ago', { state: 'lost' as const, lostAt: -3_000 }, 1],
    ['is not repeated where the page itself was loaded without one', { asOf: 0 }, 1],
  ])('[offline] %s', async (_, line, times) => {
    jest.useFakeTimers({ now: 0 });
    connection.setState(line);
    const read = jest.fn(() => Promise.reject(new NoAnswer()));
    const ended = queryClient.fetchQuery({ queryKey: ['boards'], queryFn: read });
    const refused = expect(ended).rejects.toBeInstanceOf(NoAnswer);
    await jest.runAllTimersAsync();
    await refused;
    expect(read).toHaveBeenCalledTimes(times);
  });
});
