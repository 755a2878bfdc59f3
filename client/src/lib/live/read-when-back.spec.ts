import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';

import { ApiProblem, NoAnswer } from '../api/problem';
import { untilRead } from '../api/until-read';
import { connection } from './connection.store';
import { readWhenBack } from './read-when-back';

const queryKey = ['challenges', 'page', 'a'];
const gone = new ApiProblem({ type: '', title: '', status: 404, code: 'not_found', detail: '', requestId: '' });
const noAnswer = () => Promise.reject(new NoAnswer());
/** Longer than it takes to give up, where one gives up. */
const aWhile = 600_000;

let stop = () => {};
beforeEach(() => {
  jest.useFakeTimers();
  connection.setState({ state: 'connected' });
});
afterEach(() => {
  stop();
  jest.useRealTimers();
});

/** A page that is shown as it was, once reading it anew has been answered so for this long. */
async function failing(answer: Promise<never>, kept: boolean) {
  // Nobody may hear of it before it is asked for.
  answer.catch(() => {});
  const queries = new QueryClient();
  const read = jest.fn<() => Promise<string>>().mockResolvedValueOnce('before');
  const ends = [
    readWhenBack(queries),
    new QueryObserver(queries, {
      queryKey,
      queryFn: read,
      ...(kept ? untilRead(queries, queryKey) : { retry: false }),
    }).subscribe(() => {}),
    () => queries.clear(),
  ];
  stop = () => ends.forEach((end) => end());
  await jest.advanceTimersByTimeAsync(0);
  connection.setState({ state: 'lost' });
  read.mockReturnValue(answer);
  void queries.invalidateQueries({ queryKey });
  await jest.advanceTimersByTimeAsync(aWhile);
  read.mockClear();
  read.mockResolvedValue('now');
  return { read, shown: () => queries.getQueryData(queryKey) };
}

async function isBack(): Promise<void> {
  connection.setState({ state: 'connecting' });
  connection.setState({ state: 'connected' });
  await jest.advanceTimersByTimeAsync(0);
}

describe('with the line back', () => {
  it.each([true, false])(
    'what was read in vain is read at once, whether or not it is still tried: %s',
    async (kept) => {
      const { read, shown } = await failing(noAnswer(), kept);
      expect(shown()).toBe('before');
      await isBack();
      expect(shown()).toBe('now');
      expect(read).toHaveBeenCalledTimes(1);
    },
  );

  it('what was never read, and is tried no more, is read at once', async () => {
    const queries = new QueryClient();
    const read = jest.fn<() => Promise<string>>().mockImplementation(noAnswer);
    const observer = new QueryObserver(queries, { queryKey: ['presence', 'a', 7], queryFn: read, retry: 3 });
    const ends = [readWhenBack(queries), observer.subscribe(() => {}), () => queries.clear()];
    stop = () => ends.forEach((end) => end());
    connection.setState({ state: 'lost' });
    await jest.advanceTimersByTimeAsync(aWhile);
    expect(read).toHaveBeenCalledTimes(4);
    read.mockResolvedValue('now');
    await isBack();
    expect(observer.getCurrentResult().data).toBe('now');
  });

  it('what was asked for before and never answered is asked for anew', async () => {
    const { shown } = await failing(new Promise<never>(() => {}), true);
    await isBack();
    expect(shown()).toBe('now');
  });

  it('what was refused is not asked for again, nor what has been read', async () => {
    const { read } = await failing(Promise.reject(gone), true);
    await isBack();
    expect(read).not.toHaveBeenCalled();
    const other = await failing(noAnswer(), true);
    await isBack();
    await isBack();
    expect(other.read).toHaveBeenCalledTimes(1);
  });

  it('after it was lost who is here is read anew, because somebody else may have signed in on this browser', async () => {
    const queries = new QueryClient();
    const read = jest.fn<() => Promise<string>>().mockResolvedValueOnce('Grace').mockResolvedValue('Priya');
    const ends = [
      readWhenBack(queries),
      new QueryObserver(queries, { queryKey: ['me'], queryFn: read, staleTime: Infinity }).subscribe(() => {}),
      () => queries.clear(),
    ];
    stop = () => ends.forEach((end) => end());
    await jest.advanceTimersByTimeAsync(0);
    // The page has just asked when its line is first there.
    await isBack();
    expect(queries.getQueryData(['me'])).toBe('Grace');
    connection.setState({ state: 'lost' });
    await isBack();
    expect(queries.getQueryData(['me'])).toBe('Priya');
  });
});
