import { type Hocuspocus, OutgoingMessage } from '@hocuspocus/server';

import type { Logger } from 'pino';

import type { SignIns } from '../actor.js';
import { type CollabConnection, type CollabContext, closing } from './collab-socket.js';
import type { CollabKinds } from './kinds.js';
import { vanish } from './presence.js';

/** Asks anew who may do what in the documents that are open, and closes or narrows what is no longer allowed. */
export class CollabAccess {
  /** Set once the parts that need each other are there. */
  hocuspocus: Hocuspocus<CollabContext> | null = null;

  private readonly asking = new WeakMap<CollabConnection, Promise<void>>();

  constructor(
    private readonly signIns: SignIns,
    private readonly kinds: CollabKinds,
    private readonly log: Pick<Logger, 'error'>,
  ) {}

  async recheckDocument(name: string): Promise<void> {
    await this.recheckWhere(name, () => true);
  }

  async recheckMember(memberId: string): Promise<void> {
    for (const name of this.hocuspocus?.documents.keys() ?? []) {
      await this.recheckWhere(name, ({ context }) => context.socket.actor.memberId === memberId);
    }
  }

  async recheckAll(): Promise<void> {
    for (const name of this.hocuspocus?.documents.keys() ?? []) await this.recheckDocument(name);
  }

  /** Closes a document to everybody, because it is no more. */
  closeDocument(name: string): void {
    for (const connection of this.connectionsOf(name)) connection.context.socket.refuse(connection, 'not-found');
  }

  /** Resolves with whether this is still open, when nobody is being asked about it any more. */
  async settled(connection: CollabConnection): Promise<boolean> {
    await this.asking.get(connection);
    return connection.document.hasConnection(connection);
  }

  /**
   * Edits that come while we ask wait for the answer. Who cannot be asked about is cut off: they come again, and are asked
   * at the door. Never rejects.
   */
  async recheck(connection: CollabConnection): Promise<void> {
    const answered = this.ask(connection).catch((error: unknown) => {
      this.log.error({ err: error }, 'collab: access could not be rechecked');
      connection.context.socket.close(closing.trouble);
    });
    this.asking.set(connection, answered);
    await answered;
    if (this.asking.get(connection) === answered) this.asking.delete(connection);
  }

  private async ask(connection: CollabConnection): Promise<void> {
    const { socket } = connection.context;
    const actor = await this.signIns.actorOf(socket.token);
    if (!actor) return socket.close(closing.ended);
    const access = await this.kinds.authorise(actor, connection.document.name);
    if (!connection.document.hasConnection(connection)) return;
    if (!access) return socket.refuse(connection, 'not-allowed');
    socket.hidden = actor.hidden ?? false;
    if (socket.hidden) vanish(connection);
    const readOnly = access === 'read';
    if (connection.readOnly === readOnly) return;
    connection.readOnly = readOnly;
    connection.send(new OutgoingMessage(connection.messageAddress).writeAuthenticated(readOnly).toUint8Array());
  }

  private async recheckWhere(name: string, which: (connection: CollabConnection) => boolean): Promise<void> {
    await Promise.all(
      this.connectionsOf(name)
        .filter(which)
        .map((connection) => this.recheck(connection)),
    );
  }

  private connectionsOf(name: string): CollabConnection[] {
    return this.hocuspocus?.documents.get(name)?.getConnections() ?? [];
  }
}
