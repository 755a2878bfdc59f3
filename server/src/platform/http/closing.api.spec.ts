import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { connect } from 'node:net';

import { expect, test } from '@jest/globals';

import { TestApp } from '../../testing/test-app.js';

test('[closing] a request that never ends holds nobody up: neither a server that stops, nor one that goes on', async () => {
  const app = await TestApp.start();
  const http: HttpServer = app.app.nest.getHttpServer();
  // A picture of the greatest size on a slow line, 400 kilobits a second, still arrives.
  expect(http.requestTimeout).toBeGreaterThan(((12 * 1024 * 1024 * 8) / 400_000) * 1000);
  const sender = connect(Number(new URL(app.app.url).port), '127.0.0.1');
  sender.on('error', () => undefined);
  const cut = once(sender, 'close');
  const begun = once(http, 'request');
  const head = [
    'POST /api/sign-in HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Length: 99',
  ];
  sender.write(`${head.join('\r\n')}\r\n\r\n{`);
  await begun;
  await app.close();
  await cut;
});
