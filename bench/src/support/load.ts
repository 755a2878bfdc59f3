import { connect, type Socket } from 'node:net';

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  cookie?: string;
  body?: unknown;
}

const HEAD_END = '\r\n\r\n';

function bytesOf(host: string, { method, path, cookie, body }: Request): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: ${host}`,
    ...(cookie ? [`cookie: ${cookie}`] : []),
    ...(text ? ['content-type: application/json', `content-length: ${Buffer.byteLength(text)}`] : []),
  ];
  return Buffer.from(lines.join('\r\n') + HEAD_END + text);
}

/** One kept-alive connection that sends a request when the answer before is whole; as little client as can be. */
export class Connection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { done: (status: number) => void; failed: (error: Error) => void } | null = null;

  private readonly socket: Socket;
  private readonly host: string;

  private constructor(socket: Socket, host: string) {
    this.socket = socket;
    this.host = host;
    socket.setNoDelay(true);
    socket.on('data', (data) => this.read(data));
    socket.on('close', () => this.waiting?.failed(new Error('The server closed the connection.')));
    socket.on('error', (error) => this.waiting?.failed(error));
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port, host } = new URL(url);
    return new Promise((done, failed) => {
      const socket = connect(Number(port), hostname, () => done(new Connection(socket, host)));
      socket.once('error', failed);
    });
  }

  send(request: Request): Promise<number> {
    return new Promise((done, failed) => {
      this.waiting = { done, failed };
      this.socket.write(bytesOf(this.host, request));
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private read(data: Buffer): void {
    this.received = this.received.length > 0 ? Buffer.concat([this.received, data]) : data;
    const headEnd = this.received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) throw new Error(`An answer without its length:\n${head}`);
    const whole = headEnd + HEAD_END.length + Number(length);
    if (this.received.length < whole) return;
    this.received = this.received.subarray(whole);
    const asked = this.waiting;
    this.waiting = null;
    asked?.done(Number(head.slice(9, 12)));
  }
}

/**
 * Sends requests over `connections` at once for some milliseconds; gives answers a second. The first milliseconds, the run-up,
 * are not counted, so that work put off until later is as much at the beginning of what is counted as at its end. Throws on
 * any answer that is not 2xx.
 */
export async function load(
  url: string,
  { connections, runUp, milliseconds }: { connections: number; runUp: number; milliseconds: number },
  requestOf: (connection: number) => Request,
): Promise<number> {
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.open(url)));
  const start = performance.now();
  let answers = 0;
  const run = async (connection: Connection, nth: number) => {
    while (performance.now() - start < runUp + milliseconds) {
      const status = await connection.send(requestOf(nth));
      if (status < 200 || status > 299) throw new Error(`The server answered ${status} to ${requestOf(nth).path}`);
      if (performance.now() - start >= runUp) answers += 1;
    }
  };
  await Promise.all(opened.map(run));
  const took = performance.now() - start - runUp;
  for (const connection of opened) connection.close();
  return (answers * 1000) / took;
}
