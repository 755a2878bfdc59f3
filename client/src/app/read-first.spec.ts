import { afterEach, expect, it, jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';

import { connection } from '../lib/live/connection.store';
import { meKey } from '../lib/me/useMe';
import { readFirst } from './read-first';

afterEach(() => connection.setState({ asOf: undefined }));

/** The opening of a screen by somebody who is known already. */
function opening() {
  const queries = new QueryClient();
  queries.setQueryData(meKey, { member: { id: 'grace' } });
  const read = jest.fn(() => new Promise<void>(() => undefined));
  const drawn = readFirst(queries, Promise.resolve(), Promise.resolve(read)).then(() => 'drawn');
  return { read, drawn };
}

it('[offline] what is kept is drawn without asking anew, where nobody answers', async () => {
  connection.setState({ asOf: Date.now() });
  const { read, drawn } = opening();
  expect(await Promise.race([drawn, new Promise((done) => setTimeout(done))])).toBe('drawn');
  expect(read).not.toHaveBeenCalled();
});

it('with a connection a screen is drawn with what it shows', async () => {
  const { read, drawn } = opening();
  expect(await Promise.race([drawn, new Promise((done) => setTimeout(done))])).toBeUndefined();
  expect(read).toHaveBeenCalledTimes(1);
});
