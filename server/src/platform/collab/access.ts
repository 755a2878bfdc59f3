import { type Hocuspocus, OutgoingMessage } from '@hocuspocus/server';

import type { SignIns } from '../actor.js';
import { type CollabConnection, type CollabContext, closing } from './collab-socket.js';
import type { CollabKinds } from './kinds.js';

/** Asks anew who may do what in the documents that are open, and closes or narrows what is no longer allowed. */
export class CollabAccess {
  /** Set once the parts that need each other are there. */
  hocuspocus: Hocuspocus<CollabContext> | null = null;

  constructor(
    private readonly signIns: SignIns,
    private readonly kinds: CollabKinds,
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

  async recheck(connection: CollabConnection): Promise<void> {
    const { socket } = connection.context;
    const actor = await this.signIns.actorOf(socket.token);
    if (!actor) return socket.close(closing.ended);
    const access = await this.kinds.authorise(actor, connection.document.name);
    if (!connection.document.hasConnection(connection)) return;
    if (!access) return socket.refuse(connection, 'not-allowed');
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
