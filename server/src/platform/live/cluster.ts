import { SettingTrouble } from '../config/env.js';
import type { LiveServer } from './gateway.js';

const LONGEST_PAUSE_MS = 2000;

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

/** Joins this server's live layer with the others' through a Redis stream; returns how to leave. Redis 6.2 or later. */
export async function joinCluster(io: LiveServer, redisUrl: string): Promise<() => Promise<void>> {
  const [{ createAdapter }, { createClient }] = await Promise.all([
    import('@socket.io/redis-streams-adapter'),
    import('redis'),
  ]);
  let joined = false;
  const client = createClient({
    url: redisUrl,
    // At the start a wrong address should be told at once; a connection lost later comes back by itself.
    socket: { reconnectStrategy: (tries) => (joined ? Math.min(50 * 2 ** tries, LONGEST_PAUSE_MS) : false) },
  });
  // Without a listener an error would end the process.
  client.on('error', () => undefined);
  await client.connect().catch((cause: unknown) => {
    throw redisTrouble(redisUrl, cause);
  });
  joined = true;
  io.adapter(createAdapter(client, { streamName: 'guildhall', maxLen: 10_000 }));
  return () => client.close();
}
