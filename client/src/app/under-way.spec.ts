import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';

import { saidWhileFetched, underWay } from './under-way.store';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('[under-way/said] a screen that takes a while is said to be on its way until it comes', async () => {
  let come: (screen: string) => void = () => undefined;
  const fetched = saidWhileFetched(new Promise<string>((done) => (come = done)));
  expect(underWay.getState().count).toBe(0);
  jest.advanceTimersByTime(1_000);
  expect(underWay.getState().count).toBe(1);
  come('boards');
  expect(await fetched).toBe('boards');
  expect(underWay.getState().count).toBe(0);
});

it('[under-way/said] neither what comes at once nor what fails is said to be on its way', async () => {
  await saidWhileFetched(Promise.resolve());
  await expect(saidWhileFetched(Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  jest.advanceTimersByTime(1_000);
  expect(underWay.getState().count).toBe(0);
});
