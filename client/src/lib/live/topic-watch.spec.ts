import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ProblemBody } from '@guildhall/shared/platform/problem';
import { QueryClient } from '@tanstack/react-query';

import { live, type Watcher } from './connection';
import { keepTopic, type LiveData, liveKey } from './topic-watch';

let watcher: Watcher;
const ask = jest.spyOn(live, 'ask').mockResolvedValue();
jest.spyOn(live, 'watch').mockImplementation((_, given) => {
  watcher = given;
});
const problem = (status: number, code: ProblemBody['code']): ProblemBody => ({
  ...{ type: 'about:blank', title: 'Not now', detail: 'Not now.' },
  status,
  code,
});

beforeEach(() => {
  jest.useFakeTimers();
  ask.mockClear();
});
afterEach(() => void jest.useRealTimers());

describe('a watched topic', () => {
  it('is asked for again after trouble of the server, and shown when it answers', () => {
    const queries = new QueryClient();
    const read = () => queries.getQueryData<LiveData<number>>(liveKey('board:1'));
    const stop = keepTopic<number>(queries, 'board:1', (sum, add: number) => sum + add);
    watcher.onAnswer({ ok: false, problem: problem(503, 'unavailable') });
    expect(read()).toMatchObject({ ended: true, problem: { status: 503 } });
    jest.runAllTimers();
    expect(ask).toHaveBeenCalledWith('board:1');
    watcher.onAnswer({ ok: true, snapshot: 7, version: 2 });
    expect(read()).toEqual({ state: 7, version: 2, ended: false, problem: undefined });
    stop();
  });

  it.each([
    [403, 'not_allowed'],
    [400, 'invalid'],
  ] as const)('is not asked for again when it is refused with %s', (status, code) => {
    const stop = keepTopic<number>(new QueryClient(), 'board:2', (sum, add: number) => sum + add);
    watcher.onAnswer({ ok: false, problem: problem(status, code) });
    jest.runAllTimers();
    expect(ask).not.toHaveBeenCalled();
    stop();
  });
});
