import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Server as Hocuspocus } from '@hocuspocus/server';
import Fastify from 'fastify';
import type { Pool } from 'pg';
import { Server } from 'socket.io';

import { answer } from '../support/child.ts';
import { barePool } from '../support/database.ts';

const ending: (() => Promise<unknown> | unknown)[] = [];

/** Fastify with one insert and one indexed read, and nothing else. */
async function http({ url, boardId }: { url: string; boardId: string }): Promise<string> {
  const pool = barePool(url);
  await pool.query(
    `create table contribution (id uuid primary key, member_id uuid not null, text text not null, at timestamptz not null)`,
  );
  const app = Fastify();
  ending.unshift(() => app.close().then(() => pool.end()));
  app.post<{ Body: { text: string } }>('/contribution', async ({ body }) => {
    const row = { id: randomUUID(), member_id: randomUUID(), text: body.text, at: new Date() };
    await pool.query({
      name: 'contribute',
      text: 'insert into contribution (id, member_id, text, at) values ($1, $2, $3, $4)',
      values: Object.values(row),
    });
    return row;
  });
  app.get('/board', async () => topOf(pool, boardId));
  return app.listen({ port: 0, host: '127.0.0.1' });
}

async function topOf(pool: Pool, boardId: string): Promise<unknown[]> {
  const { rows } = await pool.query({
    name: 'top',
    text: `select subject_id, score, reached_at from standing
           where board_id = $1 order by score desc, reached_at, subject_id limit 20`,
    values: [boardId],
  });
  return rows;
}

let io: Server | null = null;

/** A socket.io server that lets everybody in. */
async function live(): Promise<string> {
  const server = createServer();
  io = new Server(server, { serveClient: false });
  ending.unshift(() => io?.close());
  io.on('connection', (socket) => {
    void socket.join('everyone');
    socket.on('live:watch', (_, done: (watched: object) => void) => done({ ok: true }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Sends a message to everyone; gives when, in milliseconds since 1970. */
async function broadcast(message: unknown): Promise<number> {
  const at = performance.timeOrigin + performance.now();
  io?.to('everyone').emit('live:change', message);
  return at;
}

const contents = new Map<string, Uint8Array>();

/** A Hocuspocus as it comes, which relays and stores nothing. */
async function relay(): Promise<string> {
  const server = new Hocuspocus({
    port: 0,
    address: '127.0.0.1',
    quiet: true,
    stopOnSignals: false,
    onLoadDocument: async ({ documentName }) => contents.get(documentName),
  });
  await server.listen();
  ending.unshift(() => server.destroy());
  return `ws://127.0.0.1:${server.address.port}`;
}

async function document({ content }: { content?: string }): Promise<string> {
  const name = randomUUID();
  if (content) contents.set(name, Buffer.from(content, 'base64'));
  return name;
}

answer({ http, live, broadcast, relay, document }, async () => {
  for (const end of ending) await end();
});
