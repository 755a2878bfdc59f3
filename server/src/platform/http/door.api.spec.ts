import { once } from 'node:events';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';

import { TestApp } from '../../testing/test-app.js';

const MOST = 60;

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ env: { REQUESTS_A_MINUTE: MOST, TRUSTED_PROXIES: 1 } });
});
afterAll(() => app.close());

const from = (address: string) => ({ 'x-forwarded-for': address });

async function knock(address: string): Promise<number> {
  const response = await fetch(`${app.app.url}/socket.io/?EIO=4&transport=polling`, { headers: from(address) });
  await response.text();
  return response.status;
}

/** What a WebSocket is answered that is not let in. */
async function answered(path: string, address: string): Promise<number | undefined> {
  const socket = new WebSocket(`${app.app.url.replace('http', 'ws')}${path}`, { headers: from(address) });
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  socket.terminate();
  return response.statusCode;
}

describe('live connections', () => {
  it('[live/limit] count as requests of their network address: too many are turned away, others are let in', async () => {
    for (let nth = 0; nth < MOST; nth += 1) expect(await knock('192.0.2.1')).toBe(200);
    expect(await knock('192.0.2.1')).toBe(403);
    expect(await answered('/socket.io/?EIO=4&transport=websocket', '192.0.2.1')).toBe(400);
    expect(await answered('/collaboration', '192.0.2.1')).toBe(429);
    await app.anyone().get('/api/problems').set(from('192.0.2.1')).expect(429);
    expect(await knock('192.0.2.2')).toBe(200);
    expect(await answered('/collaboration', '192.0.2.2')).toBe(401);
  });
});
