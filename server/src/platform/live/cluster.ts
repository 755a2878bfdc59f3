import type { LiveServer } from './gateway.js';

/** Joins this server's live layer with the others' through a Redis stream; returns how to leave. Redis 6.2 or later. */
export async function joinCluster(io: LiveServer, redisUrl: string): Promise<() => Promise<void>> {
  const [{ createAdapter }, { createClient }] = await Promise.all([
    import('@socket.io/redis-streams-adapter'),
    import('redis'),
  ]);
  const client = createClient({ url: redisUrl });
  // The client reconnects by itself; without a listener an error would end the process.
  client.on('error', () => undefined);
  await client.connect();
  io.adapter(createAdapter(client, { streamName: 'guildhall', maxLen: 10_000 }));
  return () => client.close();
}
