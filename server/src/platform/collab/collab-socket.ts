import {
  type Connection,
  type Hocuspocus,
  IncomingMessage,
  MessageType,
  OutgoingMessage,
  type WebSocketLike,
} from '@hocuspocus/server';
import type { WebSocket } from 'ws';

import type { Actor } from '../actor.js';
import { documentName } from './document-name.rules.js';
import { type Edits, Refused } from './edits.js';

/** What Hocuspocus hands to every hook about the connection. */
export interface CollabContext {
  socket: CollabSocket;
}
export type CollabConnection = Connection<CollabContext>;
/** Hocuspocus's side of one WebSocket. */
type ClientConnection = ReturnType<Hocuspocus<CollabContext>['handleConnection']>;

/** Bytes that may wait for a slow reader before it is cut off; it comes again. */
const MOST_WAITING_OUT = 32 * 1024 * 1024;
/** Edits of one connection that may wait to be stored before its network is held back. */
const MOST_WAITING_IN = 500;
const STEP_2 = 1;
const UPDATE = 2;

/** Close codes: 1000–1015 are the protocol's own, 44xx say what the HTTP status 4xx says. */
export const closing = {
  ended: { code: 4401, reason: 'sign-in-ended' },
  refused: { code: 4403, reason: 'refused' },
  malformed: { code: 1007, reason: 'malformed' },
  /** Something failed on our side: the client comes again and sends what was not stored. */
  trouble: { code: 1013, reason: 'not-stored' },
  stopping: { code: 1012, reason: 'restarting' },
} as const;

/**
 * One WebSocket of a signed-in member. Edits are taken here, many at a time; everything else (opening, asking for the
 * state, awareness) goes on to Hocuspocus.
 */
export class CollabSocket {
  private readonly open = new Map<string, CollabConnection>();
  private readonly refused = new Set<string>();
  private waiting = 0;
  private closing = false;
  private client: ClientConnection | null = null;
  /** Their member is shown to nobody; asked anew with their access. */
  hidden: boolean;

  constructor(
    private readonly ws: WebSocket,
    readonly actor: Actor,
    readonly token: string,
    private readonly edits: Edits,
  ) {
    this.hidden = actor.hidden ?? false;
  }

  /** Begins to listen; `client` is Hocuspocus's side of this socket. */
  serve(client: ClientConnection): void {
    this.client = client;
    this.ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.receive(data);
      else this.close(closing.malformed);
    });
    this.ws.on('close', (code, reason) => client.handleClose({ code, reason: reason.toString() }));
    this.ws.on('error', () => this.ws.terminate());
  }

  /** What Hocuspocus writes to. */
  get wire(): WebSocketLike {
    const { ws } = this;
    return {
      get readyState() {
        return ws.readyState;
      },
      send: (data) => this.send(data as Uint8Array),
      close: (code, reason) => ws.close(code, reason),
    };
  }

  private send(data: Uint8Array): void {
    if (this.ws.bufferedAmount > MOST_WAITING_OUT) this.ws.terminate();
    else this.ws.send(data);
  }

  /** Says goodbye; from now on nothing is taken from this client, whatever it still sends. */
  close(why: { code: number; reason: string }): void {
    this.closing = true;
    this.ws.close(why.code, why.reason);
    this.client?.handleClose({ ...why });
  }

  /** Closes, and resolves when the client has gone too; one that does not answer in time is cut off. */
  end(why: { code: number; reason: string }, milliseconds: number): Promise<void> {
    const timer = setTimeout(() => this.ws.terminate(), milliseconds);
    const gone = new Promise<void>((done) => this.ws.once('close', () => done()));
    this.close(why);
    return gone.finally(() => clearTimeout(timer));
  }

  /** The documents open through this socket. */
  get connections(): CollabConnection[] {
    return [...this.open.values()];
  }

  /** A document was opened through this socket. */
  established(connection: CollabConnection): void {
    const address = connection.messageAddress;
    this.open.set(address, connection);
    connection.onClose(() => this.open.get(address) === connection && this.open.delete(address));
  }

  /** Closes one document to this client, which must ask anew; whatever else it sends for it is thrown away. */
  refuse(connection: CollabConnection, reason: string): void {
    this.refused.add(connection.messageAddress);
    this.send(new OutgoingMessage(connection.messageAddress).writePermissionDenied(reason).toUint8Array());
    connection.close({ ...closing.refused, reason });
  }

  private receive(data: Uint8Array): void {
    if (this.closing) return;
    try {
      const message = new IncomingMessage(data);
      const address = message.readVarString();
      const type = message.readVarUint() as MessageType;
      if (!documentName(address.split('\0', 1)[0]!)) return this.close(closing.malformed);
      if (type === MessageType.Auth) this.refused.delete(address);
      else if (this.refused.has(address)) return;
      const connection = this.open.get(address);
      const edit = connection && isSync(type) ? editIn(message) : null;
      if (connection && edit) void this.take(connection, edit);
      else this.client?.handleMessage(data);
    } catch {
      this.close(closing.malformed);
    }
  }

  private async take(connection: CollabConnection, edit: Uint8Array): Promise<void> {
    this.hold(1);
    try {
      const stored = await this.edits.take(connection, edit);
      this.send(new OutgoingMessage(connection.messageAddress).writeSyncStatus(stored).toUint8Array());
    } catch (error) {
      this.failed(connection, error);
    } finally {
      this.hold(-1);
    }
  }

  /** An edit was not stored: said so, or left to the client to send again. */
  failed(connection: CollabConnection, error: unknown): void {
    if (!(error instanceof Refused)) this.close(closing.trouble);
    else if (error.reason !== 'not-open') this.refuse(connection, error.reason);
  }

  private hold(change: 1 | -1): void {
    this.waiting += change;
    if (this.waiting > MOST_WAITING_IN) this.ws.pause();
    else if (this.ws.isPaused) this.ws.resume();
  }
}

function isSync(type: MessageType): boolean {
  return type === MessageType.Sync || type === MessageType.SyncReply;
}

function editIn(message: IncomingMessage): Uint8Array | null {
  const step = message.readVarUint();
  return step === STEP_2 || step === UPDATE ? message.readVarUint8Array() : null;
}
