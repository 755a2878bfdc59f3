import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, connect, createServer as createProxy, type Server as Proxy, type Socket } from 'node:net';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Server } from 'socket.io';

import { connection } from './connection.store';

/** What a proxy does with a WebSocket: lets it pass, never answers, or closes it as soon as it is open. */
type Way = 'pass' | 'swallow' | 'close';

const http: HttpServer = createServer();
const io = new Server(http);
let way: Way;
/** How each attempt began, in order. */
const asked: string[] = [];
const webSockets = new Set<Socket>();
const proxy: Proxy = createProxy((from) => {
  const to = connect((http.address() as AddressInfo).port, '127.0.0.1');
  for (const [one, other] of [
    [from, to],
    [to, from],
  ] as const)
    one.on('error', () => other.destroy()).on('close', () => other.destroy());
  from.once('data', (head: Buffer) => {
    const request = head.toString('latin1');
    // One of an open connection says which.
    if (!request.includes('sid=')) asked.push(/transport=(\w+)/.exec(request)?.[1] ?? '');
    const upgrades = /^upgrade: websocket/im.test(request);
    if (upgrades) webSockets.add(from);
    if (upgrades && way === 'swallow') return;
    to.write(head);
    from.pipe(to);
    if (upgrades && way === 'close') to.once('data', (answer: Buffer) => from.end(opening(answer)));
    else to.pipe(from);
  });
});

/** The server's yes to a WebSocket, without what it says on it. */
function opening(answer: Buffer): Buffer {
  return answer.subarray(0, answer.indexOf('\r\n\r\n') + 4);
}

let live: typeof import('./connection').live;
beforeAll(async () => {
  await once(http.listen(0, '127.0.0.1'), 'listening');
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
  Object.assign(globalThis, {
    window: globalThis,
    location: { protocol: 'http:', host },
    requestIdleCallback: (open: () => void) => open(),
    addEventListener: () => undefined,
  });
  ({ live } = await import('./connection'));
  live.screenDrawn();
});
afterEach(() => {
  live.stop();
  asked.length = 0;
});
afterAll(async () => {
  proxy.close();
  await io.close();
});

const connected = () =>
  new Promise<void>((done) => {
    const look = () => connection.getState().state === 'connected' && done();
    connection.subscribe(look);
    look();
  });
const upgraded = async () => {
  const { engine } = (await live.open()).io;
  if (engine.transport.name !== 'websocket') await new Promise((done) => engine.once('upgrade', done));
};

describe('the live line where a proxy', () => {
  it.each(['swallow', 'close'] as const)(
    '[live/polling] meets each WebSocket with: %s, polls instead within seconds',
    async (met) => {
      way = met;
      const began = Date.now();
      void live.open();
      await connected();
      expect(Date.now() - began).toBeLessThan(10_000);
      expect(asked).toEqual(['websocket', 'polling']);
    },
  );

  it('[live/polling] cuts a WebSocket soon after it opened, polls first, and tries a WebSocket again by the upgrade', async () => {
    way = 'pass';
    void live.open();
    await connected();
    for (const each of webSockets) each.destroy();
    await new Promise((done) => connection.subscribe(done));
    await connected();
    expect(asked).toEqual(['websocket', 'polling']);
    await upgraded();
  });

  it('[live/polling] cuts WebSockets time and again, stays on polling for some minutes', async () => {
    way = 'pass';
    const socket = await live.open();
    await connected();
    for (let cut = 0; cut < 3 && (socket.io.opts.transports?.length ?? 0) > 1; cut += 1) {
      await upgraded();
      for (const each of webSockets) each.destroy();
      await new Promise((done) => connection.subscribe(done));
      await connected();
    }
    expect(socket.io.opts.transports).toEqual(['polling']);
    live.stop();
    const { engine } = (await live.open()).io;
    await connected();
    expect(asked.at(-1)).toBe('polling');
    // What polls says goodbye in a request of its own.
    const closed = new Promise((done) => engine.once('close', done));
    live.stop();
    await closed;
  });
});
