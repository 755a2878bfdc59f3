import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { connect, type Socket } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { TestApp } from '../../testing/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

/** Knocks with a WebSocket's handshake; gives both ends of the line. */
async function knock(path: string): Promise<{ ours: Socket; theirs: Socket }> {
  const http: HttpServer = app.app.nest.getHttpServer();
  const arrived = once(http, 'connection') as Promise<[Socket]>;
  const upgraded = once(http, 'upgrade');
  const ours = connect(Number(new URL(app.app.url).port), '127.0.0.1');
  ours.on('error', () => undefined);
  ours.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  const [theirs] = await arrived;
  await upgraded;
  return { ours, theirs };
}

const nowhere = ['/', '/elsewhere', '/socket.io', '/socket.io?EIO=4', '/socket.iox', '/collaboration/'];

describe('a WebSocket that knocks', () => {
  it.each(nowhere)('[collab/door] at %s is turned away and leaves nothing open', async (path) => {
    const { ours, theirs } = await knock(path);
    const [answer] = (await once(ours, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 404 /);
    if (!theirs.closed) await once(theirs, 'close');
  });

  it.each([...nowhere, '/socket.io/', '/collaboration'])(
    '[collab/door] at %s and breaks the line harms nobody',
    async (path) => {
      const { ours, theirs } = await knock(path);
      expect(theirs.listenerCount('error')).toBeGreaterThan(0);
      ours.resetAndDestroy();
      // `once` would take the broken line's error for its own.
      if (!theirs.closed) await new Promise((done) => theirs.once('close', done));
      await app.anyone().get('/health/live').expect(200);
    },
  );
});
