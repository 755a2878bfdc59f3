import { setTimeout } from 'node:timers/promises';

import type { Logger } from 'pino';

import { SettingTrouble } from '../config/env.js';
import type { LiveServer } from './gateway.js';

const LONGEST_PAUSE_MS = 2000;
/** How long Redis may take to say how many servers there are, and to say goodbye. */
const ANSWER_MS = 1000;
/** Messages to a Redis that takes no notice; more are dropped, and the sweeper says what was in them. */
const MOST_WAITING = 10_000;

function redisTrouble(redisUrl: string, cause: unknown): SettingTrouble {
  return new SettingTrouble('REDIS_URL', `there is no Redis at ${new URL(redisUrl).host}`, cause);
}

/** Says at once that there is no Redis, and not after a minute of filling the database. */
export async function checkRedis(redisUrl: string): Promise<void> {
  const { createClient } = await import('redis');
  const client = createClient({ url: redisUrl, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect().catch((cause: unknown) => {
    throw redisTrouble(redisUrl, cause);
  });
  await client.close();
}

/**
 * Joins this server's live layer with the others' through a Redis stream; returns how to leave. Redis 6.2 or later. While
 * Redis is away this server goes on by itself: nothing here waits for it.
 */
export async function joinCluster(io: LiveServer, redisUrl: string, log: Logger): Promise<() => Promise<void>> {
  const [{ createAdapter }, { createClient }] = await Promise.all([
    import('@socket.io/redis-streams-adapter'),
    import('redis'),
  ]);
  let joined = false;
  const settings = {
    url: redisUrl,
    // At the start a wrong address should be told at once; a connection lost later comes back by itself.
    socket: { reconnectStrategy: (tries: number) => (joined ? Math.min(50 * 2 ** tries, LONGEST_PAUSE_MS) : false) },
  };
  const out = createClient({ ...settings, disableOfflineQueue: true, commandsQueueMaxLength: MOST_WAITING });
  sayWhenAway(out, log);
  await out.connect().catch((cause: unknown) => {
    throw redisTrouble(redisUrl, cause);
  });
  joined = true;
  const readers: (typeof out)[] = [];
  const redis = {
    // By this the adapter knows the package.
    sSubscribe: out.sSubscribe,
    // Readers wait for a lost connection; refused at once, the adapter would ask them again without a pause.
    duplicate: () => {
      const reader = createClient(settings);
      readers.push(reader);
      return reader;
    },
    // What is told here goes to this server's own watchers once this is answered.
    xAdd: (...args: Parameters<typeof out.xAdd>) => {
      out.xAdd(...args).catch(() => undefined);
      return Promise.resolve('');
    },
    publish: (channel: string, message: Buffer) => out.publish(channel, message).catch(() => 0),
    /** How many servers listen, and none while that is not to be had. */
    sendCommand: (args: string[]) => within<unknown>(out.sendCommand(args), ['', '0']),
  };
  io.adapter(createAdapter(redis, { streamName: 'guildhall', maxLen: 10_000 }));
  return async () => {
    await within(out.close(), undefined);
    for (const reader of readers) if (reader.isOpen) reader.destroy();
  };
}

/** Says once that Redis is away, however often it is tried, and once that it is back. */
function sayWhenAway(
  client: {
    on(event: 'error', heard: (error: Error) => void): unknown;
    on(event: 'ready', heard: () => void): unknown;
  },
  log: Logger,
): void {
  let away = false;
  client.on('error', (error) => {
    if (!away) log.error({ err: error }, 'live: Redis is away, so servers do not hear each other');
    away = true;
  });
  client.on('ready', () => {
    if (away) log.warn('live: Redis is back');
    away = false;
  });
}

/** What comes of it within a second; `otherwise` where nothing does. */
function within<T>(work: Promise<T>, otherwise: T): Promise<T> {
  const enough = setTimeout(ANSWER_MS, otherwise, { ref: false });
  return Promise.race([work.catch(() => otherwise), enough]);
}
