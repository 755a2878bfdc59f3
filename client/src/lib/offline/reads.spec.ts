import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';

const grace = { member: { id: 'grace' } };
const kept = { memberId: 'grace', reads: [{ key: ['me'], data: grace, at: 0 }] };
const device: Record<string, string> = { 'guildhall-reads-of': 'grace' };
const network = new EventTarget();
const answers: (() => Promise<Response>)[] = [];
const asked = jest.fn(() => answers.shift()!());
Object.assign(globalThis, {
  localStorage: {
    getItem: (name: string) => device[name] ?? null,
    setItem: (name: string, text: string) => void (device[name] = text),
    removeItem: (name: string) => void delete device[name],
  },
  caches: { open: async () => ({ match: async () => new Response(JSON.stringify(kept)) }), delete: async () => true },
  addEventListener: network.addEventListener.bind(network),
  removeEventListener: network.removeEventListener.bind(network),
  fetch: asked,
});
const { connection } = await import('../live/connection.store');
const { showKeptReads } = await import('./reads');

beforeEach(() => {
  jest.useFakeTimers();
  kept.reads[0]!.at = Date.now();
});
afterEach(() => void jest.useRealTimers());

const unavailable = async () => new Response('', { status: 503 });
const isGrace = async () => new Response(JSON.stringify(grace));

it('what was read last stands until the server has said who is here, however often it has to be asked', async () => {
  const queries = new QueryClient();
  await showKeptReads(queries);
  expect(connection.getState().asOf).toBeDefined();
  answers.push(unavailable, () => Promise.reject(new TypeError('Failed to fetch')), isGrace);
  connection.setState({ state: 'connected' });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(connection.getState().asOf).toBeUndefined();
  expect(asked).toHaveBeenCalledTimes(3);
  queries.clear();
});
