import type { Server as HttpServer } from 'node:http';

import type { Hocuspocus } from '@hocuspocus/server';
import type { Logger } from 'pino';

import type { SignIns } from '../actor.js';
import type { Notices } from '../database/notify.js';
import type { Door } from '../http/door.js';
import type { Metrics } from '../metrics/metrics.js';
import type { CollabAccess } from './access.js';
import { CollabDoor } from './collab-door.js';
import { makeHocuspocus } from './collab-hooks.js';
import type { CollabContext } from './collab-socket.js';
import type { ChangeNotices } from './change-notices.js';
import { type Collaboration, RECHECK, REMOVED } from './collaboration.js';
import type { EditLog } from './edit-log.js';
import type { Edits } from './edits.js';
import type { CollabKinds } from './kinds.js';
import type { OpenDocuments } from './open-documents.js';
import { redisWires, type Wires } from './redis-wires.js';
import type { CollabRelay } from './relay.js';

export interface CollabParts {
  kinds: CollabKinds;
  documents: OpenDocuments;
  edits: Edits;
  editLog: EditLog;
  access: CollabAccess;
  relay: CollabRelay;
  changes: ChangeNotices;
  signIns: SignIns;
  collaboration: Collaboration;
  log: Logger;
}

/** Co-authoring on this server: opens with the HTTP server, and closes with nothing unsaved. */
export class CollabServer {
  private readonly hocuspocus: Hocuspocus<CollabContext>;
  private readonly door: CollabDoor;

  constructor(
    private readonly parts: CollabParts,
    notices: Notices,
    metrics: Metrics,
  ) {
    const { access, editLog, relay } = parts;
    this.hocuspocus = makeHocuspocus({ ...parts, recheck: (connection) => access.recheck(connection) });
    access.hocuspocus = this.hocuspocus;
    this.door = new CollabDoor(parts.signIns, this.hocuspocus, parts.edits);
    editLog.onWritten((name, from, updates) => {
      relay.edits(name, from, updates);
      parts.changes.note(name);
    });
    metrics.gauge('guildhall_collab_connections', 'Open co-authoring connections.', () => this.door.all.length);
    metrics.gauge('guildhall_collab_documents', 'Documents open for co-authoring.', () => parts.documents.names.length);
    notices.on(RECHECK, (name) => void access.recheckDocument(name));
    notices.on(REMOVED, (name) => access.closeDocument(name));
    // Whoever remembers sign-ins hears of the change in the same turn; we ask after that.
    notices.on('member-changed', (memberId) => setImmediate(() => void access.recheckMember(memberId)));
    notices.onGap(() => void access.recheckAll());
  }

  /** What features do with documents. */
  get collaboration(): Collaboration {
    return this.parts.collaboration;
  }

  /** Joins the other servers, where there are any. */
  async join(redisUrl: string | undefined): Promise<void> {
    if (redisUrl) await this.joinBy((again) => redisWires(redisUrl, again));
  }

  /** Joins the other servers by other wires. */
  async joinBy(wire: (again: () => void) => Promise<Wires>): Promise<void> {
    await this.parts.relay.connect(wire);
  }

  /** Reads from the logs of all open documents what other servers wrote; done every few seconds where there are any. */
  catchUp(): Promise<void> {
    return this.parts.documents.catchUpAll();
  }

  attach(http: HttpServer, door: Door): void {
    this.door.attach(http, door);
  }

  /** Ends every connection, and resolves when all that came in is stored and every document has left memory. */
  async close(): Promise<void> {
    await this.door.close();
    await this.parts.editLog.settled();
    for (const document of this.hocuspocus.documents.values()) {
      for (const connection of document.getConnections()) connection.close();
      await this.hocuspocus.unloadDocument(document);
    }
    this.parts.changes.flush();
    await this.parts.relay.close();
  }
}
