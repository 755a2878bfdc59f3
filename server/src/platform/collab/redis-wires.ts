/** How servers reach each other: anything that brings a message to whoever subscribed, and may lose some. */
export interface Wires {
  publish(channel: string, message: Buffer): Promise<unknown>;
  subscribe(channel: string, listener: (message: Buffer) => void): Promise<unknown>;
  unsubscribe(channel: string): Promise<unknown>;
  close(): Promise<unknown>;
}

/** Wires through Redis; `again` is called when a lost connection is back. */
export async function redisWires(url: string, again: () => void): Promise<Wires> {
  const { createClient } = await import('redis');
  // What cannot be told now is not worth telling later: the others read it from the log.
  const out = createClient({ url, disableOfflineQueue: true });
  const heard = createClient({ url });
  // Both reconnect by themselves; without a listener an error would end the process.
  for (const client of [out, heard]) client.on('error', () => undefined);
  await Promise.all([out.connect(), heard.connect()]);
  heard.on('ready', again);
  return {
    publish: (channel, message) => out.publish(channel, message),
    subscribe: (channel, listener) => heard.subscribe(channel, listener, true),
    unsubscribe: (channel) => heard.unsubscribe(channel),
    close: () => Promise.all([out.close(), heard.close()]),
  };
}
