import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { TestApp } from '../../testing/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

/** What comes back for these bytes until the server closes the connection. */
async function answerTo(bytes: string) {
  const socket = connect(Number(new URL(app.app.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  const [head, body] = (await text(socket)).split('\r\n\r\n') as [string, string];
  return { head, body };
}

test.each([
  [
    'headers that are too large',
    `GET / HTTP/1.1\r\nHost: x\r\nX-Secret: ${'s3cret'.repeat(4000)}\r\n\r\n`,
    431,
    'too_large',
  ],
  ['what is no request', 's3cret\r\n\r\n', 400, 'invalid'],
])('[http/unread] %s: a problem like any other, and the connection ends', async (_what, bytes, status, code) => {
  const { head, body } = await answerTo(bytes);
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toMatch(/^content-type: application\/problem\+json/im);
  expect(head).toMatch(/^connection: close$/im);
  expect(JSON.parse(body)).toMatchObject({ type: `/api/problems#${code}`, status, code });
  expect(body).not.toContain('s3cret');
});
