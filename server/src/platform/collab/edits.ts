import type { Connection } from '@hocuspocus/server';

import type { Database } from '../database/database.js';
import { claimClients } from './collab.store.js';
import type { CollabAccess } from './access.js';
import type { CollabContext } from './collab-socket.js';
import type { EditLog } from './edit-log.js';
import type { OpenDocument, OpenDocuments } from './open-documents.js';
import { contentsOf, isKnown, newWriters } from './update.rules.js';

/** Why an edit was not taken; the words reach the client as the reason. */
export class Refused extends Error {
  constructor(readonly reason: 'not-open' | 'malformed' | 'not-yours' | 'too-long') {
    super(reason);
  }
}

/** Takes what people write: in their own name only, stored before anybody sees it. */
export class Edits {
  constructor(
    private readonly database: Database,
    private readonly log: EditLog,
    private readonly documents: OpenDocuments,
    private readonly access: CollabAccess,
  ) {}

  /** Resolves with true when the edit is stored, false when the connection may only read. Throws `Refused`. */
  async take(connection: Connection<CollabContext>, update: Uint8Array): Promise<boolean> {
    const { document } = connection;
    const contents = contentsOf(update);
    if (!contents) throw new Refused('malformed');
    const open = this.documents.get(document.name);
    if (!open || open.document !== document) throw new Refused('not-open');
    if (isKnown(document, contents)) return true;
    if (!(await this.access.settled(connection))) throw new Refused('not-open');
    if (connection.readOnly) return false;
    const { memberId } = connection.context.socket.actor;
    const writers = newWriters(document, contents);
    // What only takes words out always has room.
    if (writers.length > 0 && !this.documents.hasRoom(open, update.length)) throw new Refused('too-long');
    await this.writesAs(open, writers, {
      memberId,
      mayLag: () => newWriters(document, contents),
    });
    if (!document.hasConnection(connection)) throw new Refused('not-open');
    await this.log.append(document.name, { memberId, update });
    return true;
  }

  /** Nobody writes under a client id that is another's; one that is nobody's becomes theirs. */
  private async writesAs(
    open: OpenDocument,
    clients: number[],
    { memberId, mayLag }: { memberId: string; mayLag: () => number[] },
  ): Promise<void> {
    if (clients.every((client) => open.authors.get(client) === memberId)) return;
    await this.claim(open, clients, memberId);
    if (clients.every((client) => open.authors.get(client) === memberId)) return;
    // It may be what another server stored and sent to this client before it came to us.
    await this.documents.catchUp(open);
    if (mayLag().every((client) => open.authors.get(client) === memberId)) return;
    throw new Refused('not-yours');
  }

  private async claim(open: OpenDocument, clients: number[], memberId: string): Promise<void> {
    const unknown = clients.filter((client) => {
      const seen = open.seen.get(client);
      return !open.authors.has(client) && (seen === undefined || seen === memberId);
    });
    if (unknown.length === 0) return;
    const owners = await claimClients(this.database, open.document.name, unknown, memberId);
    for (const [client, owner] of owners) open.authors.set(client, owner);
  }
}
