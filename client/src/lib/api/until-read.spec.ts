import { describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';

import { connection } from '../live/connection.store';
import { ApiProblem, NoAnswer } from './problem';
import { untilRead } from './until-read';

const key = ['challenges', 'page', 'a'];
const many = 40;
const away = new NoAnswer();

describe('reading a page', () => {
  it('gives up early where there is nothing to show yet', () => {
    const { retry } = untilRead(new QueryClient(), key);
    expect([0, 2, 3, many].map((count) => retry(count, away))).toEqual([true, true, false, false]);
  });

  it('is not repeated at first where there is known to be no line', () => {
    connection.setState({ asOf: 0 });
    expect(untilRead(new QueryClient(), key).retry(0, away)).toBe(false);
    connection.setState({ asOf: undefined });
  });

  it('goes on where an older page is shown, with growing pauses that stay short enough', () => {
    const queries = new QueryClient();
    queries.setQueryData(key, { title: 'As it was' });
    const { retry, retryDelay } = untilRead(queries, key);
    expect(retry(many, away)).toBe(true);
    const pauses = Array.from({ length: many }, (_, count) => retryDelay(count));
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect([pauses[0], pauses.at(-1)]).toEqual([500, 30_000]);
  });

  it('never repeats what was refused', () => {
    const queries = new QueryClient();
    queries.setQueryData(key, { title: 'As it was' });
    const refused = new ApiProblem({
      type: '',
      title: '',
      status: 403,
      code: 'not_allowed',
      detail: '',
      requestId: '',
    });
    expect(untilRead(queries, key).retry(0, refused)).toBe(false);
  });
});
