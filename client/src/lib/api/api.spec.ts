import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { TFunction } from 'i18next';

import { connection } from '../live/connection.store';
import { api, send } from './api';
import { ApiProblem, NoAnswer } from './problem';
import { problemText } from './useProblemText';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** A real server on a free port; answers with the given handlers in turn, the last one for the rest. */
async function serving(...handlers: Handler[]): Promise<{ url: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const handler = handlers[Math.min(seen.length, handlers.length - 1)];
    seen.push(request);
    handler?.(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  stops.push(() => new Promise((closed) => server.close(() => closed())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const json =
  (status: number, body: unknown, type = 'application/json'): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type, connection: 'close' }).end(JSON.stringify(body));
  };
const hangUp: Handler = (request) => request.socket.destroy();

describe('the API client', () => {
  it('repeats a command that got no answer, under the same idempotency key', async () => {
    const { url, seen } = await serving(hangUp, json(201, { id: 'p1' }));
    await expect(api.post(`${url}/api/practices`, { title: 'Depot' })).resolves.toEqual({ id: 'p1' });
    const keys = seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it('repeats one whose answer broke off, and says so before: it may be done already', async () => {
    const breakOff: Handler = (request, response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' }).write('{"id":');
      setTimeout(() => request.socket.destroy(), 20);
    };
    const { url, seen } = await serving(breakOff, json(201, { id: 'p1' }));
    const onRepeat = jest.fn();
    await expect(api.post(`${url}/api/practices`, {}, { onRepeat })).resolves.toEqual({ id: 'p1' });
    expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(onRepeat).toHaveBeenCalledTimes(1);
  });

  it('[offline] asks once, where the line is known to be away; a server that is busy is asked again all the same', async () => {
    connection.setState({ asOf: 0 });
    const away = await serving(hangUp);
    await expect(api.post(`${away.url}/api/practices`, {})).rejects.toBeInstanceOf(NoAnswer);
    expect(away.seen).toHaveLength(1);
    const busy = await serving(json(503, {}), json(201, { id: 'p1' }));
    await expect(api.post(`${busy.url}/api/practices`, {})).resolves.toEqual({ id: 'p1' });
    connection.setState({ asOf: undefined });
  });

  it('gives two commands two keys', async () => {
    const { url, seen } = await serving(json(201, {}));
    await api.post(`${url}/api/practices`, {});
    await api.post(`${url}/api/practices`, {});
    expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
  });

  it('never repeats what the server has refused, and keeps its code and fields', async () => {
    const errors = [{ field: 'title', code: 'too_small', message: 'Short', params: { minimum: 3 } }];
    const { url, seen } = await serving(
      json(
        400,
        { type: 'x', title: 'Invalid', status: 400, code: 'invalid', detail: 'd', errors, requestId: 'r1' },
        'application/problem+json',
      ),
    );
    const refusal = await send({ method: 'POST', path: `${url}/api/practices`, body: {} }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(ApiProblem);
    expect(refusal).toMatchObject({ code: 'invalid', errors, requestId: 'r1' });
    expect(seen).toHaveLength(1);
  });

  it('takes the page of a proxy in between for the nearest problem', async () => {
    const { url } = await serving((_, response) =>
      response.writeHead(403, { 'content-type': 'text/html', connection: 'close' }).end('<h1>Blocked</h1>'),
    );
    await expect(api.get(`${url}/api/me`)).rejects.toMatchObject({ code: 'not_allowed', status: 403 });
  });

  it.each([
    ['900', 'problem.wait 15'],
    ['61', 'problem.wait 2'],
    [undefined, 'app:problem.too_many_requests'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'app:problem.too_many_requests'],
  ])('says how many minutes to wait after Retry-After: %s', async (seconds, words) => {
    const { url } = await serving((_, response) => {
      const headers = { 'content-type': 'application/problem+json', ...(seconds ? { 'retry-after': seconds } : {}) };
      response.writeHead(429, headers).end(JSON.stringify({ status: 429, code: 'too_many_requests', detail: 'd' }));
    });
    const refusal = await send({ method: 'POST', path: `${url}/api/sign-in` }).catch((error: unknown) => error);
    const t = (key: string, { count }: { count?: number } = {}) => (count ? `${key} ${count}` : key);
    expect(problemText(t as TFunction, refusal)).toBe(words);
  });

  it('says that there was no answer when the server cannot be reached', async () => {
    const { url } = await serving(hangUp);
    await expect(api.get(`${url}/api/me`)).rejects.toBeInstanceOf(NoAnswer);
  });

  it('leaves unset parts out of the address', async () => {
    const { url, seen } = await serving(json(200, []));
    await api.get(`${url}/api/quests`, {
      query: { words: 'plain & simple', minutes: 20, level: undefined, party: false },
    });
    expect(seen[0]?.url).toBe('/api/quests?words=plain+%26+simple&minutes=20&party=false');
  });
});
