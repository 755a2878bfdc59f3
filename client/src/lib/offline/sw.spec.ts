import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

import { describe, expect, it } from '@jest/globals';

const code = readFileSync(new URL('../../../public/sw.js', import.meta.url), 'utf8');
const origin = 'https://guildhall.example';

interface Asked {
  url: string;
  method: string;
  mode: string;
}
interface Heard {
  request?: Asked;
  data?: { files: string[] };
  respondWith?: (answer: Promise<Response>) => void;
  waitUntil?: (work: Promise<unknown>) => void;
}

/** A browser with this server and the room it has; what it keeps is by whole address. */
function browser(server: Record<string, () => Response | Promise<Response>>, hasRoom = () => true) {
  const kept = new Map<string, Response>();
  const whole = (request: string | { url: string }) =>
    new URL(typeof request === 'string' ? request : request.url, origin).href;
  const cache = {
    match: async (request: string) => kept.get(whole(request))?.clone(),
    put: async (request: string, answer: Response) => {
      if (!hasRoom()) throw new DOMException('No room', 'QuotaExceededError');
      kept.set(whole(request), answer);
    },
    add: async (request: string) => cache.put(request, await fetched(request)),
    delete: async (request: string) => kept.delete(whole(request)),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
  };
  const fetched = async (request: string | Asked) => {
    const answer = server[new URL(whole(request)).pathname];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  };
  const heard: Record<string, (event: Heard) => void> = {};
  runInContext(
    code,
    createContext({
      ...{ URL, Response, Promise, location: { origin }, fetch: fetched, caches: { open: async () => cache } },
      self: { addEventListener: (name: string, hear: (event: Heard) => void) => (heard[name] = hear) },
    }),
  );
  return {
    kept: () => [...kept.keys()].map((url) => new URL(url).pathname).toSorted(),
    page: async () => (await kept.get(`${origin}/`)?.clone().text()) ?? null,
    /** What is answered, or undefined where the worker leaves it to the browser. */
    ask: (path: string, mode = 'navigate') =>
      new Promise<Response | undefined>((done, refused) => {
        let taken = false;
        const respondWith = (answer: Promise<Response>) => {
          taken = true;
          answer.then(done, refused);
        };
        heard['fetch']!({ request: { url: origin + path, method: 'GET', mode }, respondWith });
        if (!taken) done(undefined);
      }),
    keep: (...files: string[]) =>
      new Promise((done, refused) => {
        const waitUntil = (work: Promise<unknown>) => void work.then(done, refused);
        heard['message']!({ data: { files: files.map((file) => origin + file) }, waitUntil });
      }),
  };
}

const html =
  (text: string, status = 200) =>
  () =>
    new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
const svg = () => new Response('<svg/>', { headers: { 'content-type': 'image/svg+xml' } });
const script = () => new Response('1', { headers: { 'content-type': 'text/javascript' } });

describe('[offline] the application is kept', () => {
  it('and is there without a connection, at any address of it', async () => {
    const server: Record<string, () => Response> = { '/': html('one'), '/assets/a.js': script };
    const here = browser(server);
    await here.keep('/assets/a.js');
    delete server['/'];
    delete server['/assets/a.js'];
    expect(await (await here.ask('/quests/any'))!.text()).toBe('one');
    expect(await (await here.ask('/assets/a.js', 'cors'))!.text()).toBe('1');
    expect(await here.ask('/api/me', 'cors')).toBeUndefined();
    expect(await here.ask('/guidance/read/any')).toBeUndefined();
  });

  it('until there is another build, of which the page comes first and nothing earlier stays', async () => {
    const server = { '/': html('one'), '/assets/a.js': script };
    const here = browser(server);
    await here.keep('/assets/a.js');
    server['/'] = html('two');
    expect(await (await here.ask('/'))!.text()).toBe('two');
    expect(here.kept()).toEqual(['/']);
  });

  it('as it is, where a file of it is opened by itself', async () => {
    const server = { '/': html('one'), '/assets/a.js': script, '/favicon.svg': svg };
    const here = browser(server);
    await here.keep('/assets/a.js');
    await here.ask('/favicon.svg');
    await here.ask('/assets/a.js');
    expect([await here.page(), here.kept()]).toEqual(['one', ['/', '/assets/a.js']]);
  });

  it('as it is, while something in between answers in the place of the server', async () => {
    const server = { '/': html('one'), '/assets/a.js': script };
    const here = browser(server);
    await here.keep('/assets/a.js');
    server['/'] = html('Back soon', 503);
    await here.keep('/assets/a.js');
    expect([await here.page(), here.kept()]).toEqual(['one', ['/', '/assets/a.js']]);
  });

  it('where the device has room, and is there with a connection all the same where it has none', async () => {
    const here = browser({ '/': html('one'), '/assets/a.js': script, '/theme.js': script }, () => false);
    expect(await (await here.ask('/'))!.text()).toBe('one');
    expect(await (await here.ask('/assets/a.js', 'cors'))!.text()).toBe('1');
    expect(await (await here.ask('/theme.js', 'no-cors'))!.text()).toBe('1');
  });
});
