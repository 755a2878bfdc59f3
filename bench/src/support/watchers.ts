import { once } from 'node:events';

const now = () => performance.timeOrigin + performance.now();

/**
 * A live connection that watches one topic, and calls back for each change with when it came, in milliseconds since 1970.
 * It speaks the few words of the engine.io and socket.io protocols that it needs.
 */
export function watch(url: string, { topic, cookie }: { topic: string; cookie?: string }, hear: (at: number) => void) {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { headers: cookie ? { cookie } : {} } as never);
  return new Promise<WebSocket>((done, failed) => {
    socket.addEventListener('error', () => failed(new Error('A connection could not be made.')));
    socket.addEventListener('message', (message) => {
      const data = String(message.data);
      if (data.startsWith('42["live:change"')) hear(now());
      else if (data.startsWith('0')) socket.send('40');
      else if (data === '2') socket.send('3');
      else if (data.startsWith('40')) socket.send(`420["live:watch",{"topic":"${topic}"}]`);
      else if (data.startsWith('430')) {
        if (data.includes('"ok":true')) done(socket);
        else failed(new Error(`Not watching: ${data}`));
      }
    });
  });
}

export async function unwatch(sockets: readonly WebSocket[]): Promise<void> {
  const closed = sockets.map((socket) => once(socket, 'close'));
  for (const socket of sockets) socket.close();
  await Promise.all(closed);
}

/** Many connections on one topic, which say when the last of them has heard a message. */
export class Watchers {
  private readonly sockets: WebSocket[] = [];
  private awaited = 0;
  private heard: ((at: number) => void) | null = null;

  /** Opens `count` connections, some at a time so that no handshake has to wait. */
  async open(url: string, topic: string, { count, cookie }: { count: number; cookie?: string }): Promise<void> {
    const AT_ONCE = 50;
    for (let opened = 0; opened < count; opened += AT_ONCE) {
      const some = Math.min(AT_ONCE, count - opened);
      const one = () => watch(url, { topic, ...(cookie ? { cookie } : {}) }, (at) => this.hear(at));
      this.sockets.push(...(await Promise.all(Array.from({ length: some }, one))));
    }
  }

  /** When the next message has reached every watcher, in milliseconds since 1970. */
  allHear(): Promise<number> {
    this.awaited = this.sockets.length;
    return new Promise((done) => (this.heard = done));
  }

  close(): Promise<void> {
    return unwatch(this.sockets);
  }

  private hear(at: number): void {
    this.awaited -= 1;
    if (this.awaited === 0) this.heard?.(at);
  }
}
