import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import type { Wires } from '../platform/collab/redis-wires.js';
import type { Database } from '../platform/database/database.js';

const CHANNEL = 'test_wires';

/** Wires through the PostgreSQL that every test has, for messages of some kilobytes. */
export async function postgresWires(database: Database): Promise<Wires> {
  const listeners = new Map<string, (message: Buffer) => void>();
  const client = await database.connect();
  client.on('notification', ({ payload = '' }) => {
    const [channel = '', message = ''] = payload.split(' ');
    listeners.get(channel)?.(Buffer.from(message, 'base64'));
  });
  await client.query(`listen ${CHANNEL}`);
  return {
    publish: (channel, message) =>
      database.query(`select pg_notify('${CHANNEL}', $1)`, [`${channel} ${message.toString('base64')}`]),
    subscribe: async (channel, listener) => listeners.set(channel, listener),
    unsubscribe: async (channel) => listeners.delete(channel),
    close: async () => client.release(true),
  };
}

export const redisIsHere = spawnSync('redis-server', ['--version']).status === 0;

export interface TestRedis {
  url: string;
  stop: () => Promise<void>;
  /** Has it take no notice of anybody, as a machine does that is cut off, or go on. */
  freeze: (frozen: boolean) => void;
}

/** A Redis of the test's own, on a free port or a certain one; only where this machine has one. */
export async function startRedis(at?: number): Promise<TestRedis> {
  const port = at ?? (await freePort());
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((done, failed) => {
    child.once('exit', () => failed(new Error('The Redis did not start.')));
    child.stdout.on('data', (data: Buffer) => data.includes('Ready to accept connections') && done());
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => stop(child),
    freeze: (frozen) => child.kill(frozen ? 'SIGSTOP' : 'SIGCONT'),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
