import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';

import type { Hocuspocus } from '@hocuspocus/server';
import { type WebSocket, WebSocketServer } from 'ws';

import { type Actor, SignIns } from '../actor.js';
import type { Door } from '../http/door.js';
import { CollabSocket, type CollabContext, closing } from './collab-socket.js';
import type { Edits } from './edits.js';

export const COLLABORATION_PATH = '/collaboration';

/** A day offline in a long document is some megabytes; nothing honest is more. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Tabs and devices on one sign-in. */
const MOST_SOCKETS = 20;
/** How long a client may take to say goodbye; milliseconds. */
const GOODBYE_MS = 1_000;

/** Lets signed-in members' WebSockets in at `/collaboration`, beside socket.io on the same server. */
export class CollabDoor {
  private readonly sockets = new Map<string, Set<CollabSocket>>();
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  private stopping = false;

  constructor(
    private readonly signIns: SignIns,
    private readonly hocuspocus: Hocuspocus<CollabContext>,
    private readonly edits: Edits,
  ) {
    signIns.onEnded((signInId) => {
      for (const socket of this.sockets.get(signInId) ?? []) socket.close(closing.ended);
    });
  }

  attach(http: HttpServer, door: Door): void {
    http.on('upgrade', (request, socket, head) => {
      // Node has let go of the socket: an error that nobody hears would end the process.
      socket.on('error', () => socket.destroy());
      const path = request.url?.split('?', 1)[0] ?? '';
      if (path === COLLABORATION_PATH) void this.admit(request, socket, { head, door });
      else if (!path.startsWith('/socket.io/')) turnAway(socket, '404 Not Found');
    });
  }

  /** Every open WebSocket. */
  get all(): CollabSocket[] {
    return [...this.sockets.values()].flatMap((some) => [...some]);
  }

  /** Lets nobody in any more and asks everybody to come again; resolves when the last has gone, or was cut off. */
  async close(): Promise<void> {
    this.stopping = true;
    const gone = this.all.map((socket) => socket.end(closing.stopping, GOODBYE_MS));
    await Promise.all(gone);
    this.server.close();
  }

  private async admit(
    request: IncomingMessage,
    socket: Duplex,
    { head, door }: { head: Buffer; door: Door },
  ): Promise<void> {
    try {
      const refusal = await door(request);
      if (refusal) return turnAway(socket, refusal === 'wrong_origin' ? '403 Forbidden' : '429 Too Many Requests');
      const token = this.signIns.tokenIn(request.headers.cookie);
      const actor = token ? await this.signIns.actorOf(token) : null;
      if (!token || !actor) return turnAway(socket, '401 Unauthorized');
      if (this.stopping) return turnAway(socket, '503 Service Unavailable');
      if ((this.sockets.get(actor.signInId)?.size ?? 0) >= MOST_SOCKETS)
        return turnAway(socket, '429 Too Many Requests');
      this.server.handleUpgrade(request, socket, head, (ws) => this.serve(ws, actor, token));
    } catch {
      turnAway(socket, '503 Service Unavailable');
    }
  }

  private serve(ws: WebSocket, actor: Actor, token: string): void {
    const socket = new CollabSocket(ws, actor, token, this.edits);
    const some = this.sockets.get(actor.signInId) ?? new Set();
    this.sockets.set(actor.signInId, some.add(socket));
    ws.on('close', () => {
      some.delete(socket);
      if (some.size === 0 && this.sockets.get(actor.signInId) === some) this.sockets.delete(actor.signInId);
    });
    // Hocuspocus reads the address only; the cookie need not stay in memory with it.
    const address = new Request(`http://localhost${COLLABORATION_PATH}`);
    socket.serve(this.hocuspocus.handleConnection(socket.wire, address, { socket }));
    // A sign-in that ended while this connection was being made could not be told.
    void this.signIns.actorOf(token).then(
      (still) => still ?? socket.close(closing.ended),
      () => undefined,
    );
  }
}

function turnAway(socket: Duplex, status: string): void {
  // Who does not hang up is not waited for.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
