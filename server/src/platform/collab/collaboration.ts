import * as Y from 'yjs';

import type { Clock } from '../clock.js';
import { type Database, type Sql, Tx } from '../database/database.js';
import { Problem } from '../http/problem.js';
import { notifyAll } from '../database/notify.js';
import { authorsOf, claimClients, insertDocument, takeIn, updatesAfter } from './collab.store.js';
import type { CollabAccess } from './access.js';
import type { EditLog } from './edit-log.js';
import type { OpenDocuments } from './open-documents.js';
import { membersIn } from './presence.js';
import { contentsOf, merged } from './update.rules.js';

/** The notice that asks every server to recheck a document. */
export const RECHECK = 'collab-recheck';
/** The notice that a document is no more. */
export const REMOVED = 'collab-removed';

/** Who writes: a member, or the product itself for nobody's credit. */
export interface Writer {
  organisationId: string;
  memberId: string | null;
}

/** What features do with co-authored documents. Names are `<kind>:<uuid>` or `<kind>:<uuid>:<language>`. */
export class Collaboration {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: EditLog,
    private readonly open: { documents: OpenDocuments; access: CollabAccess },
  ) {}

  /**
   * Makes a document with this content, which counts as the member's writing. In the feature's own transaction, so that
   * there is never one without the other. Throws `conflict` when there is one of this name.
   */
  async create(tx: Tx, name: string, document: Writer & { update: Uint8Array }): Promise<void> {
    const contents = contentsOf(document.update);
    if (!contents) throw new Error(`The content of ${name} is no Yjs update.`);
    const { organisationId, memberId, update } = document;
    await insertDocument(tx, { name, organisationId, state: update, at: this.clock.now() });
    await claimClients(tx, name, [...contents.upTo.keys()], memberId);
  }

  /** Removes a document with its log for good; whoever has it open is closed out when this is committed. */
  async remove(tx: Tx, name: string): Promise<void> {
    await tx.query(`delete from collab_document where name = $1`, [name]);
    await notifyAll(tx, REMOVED, name);
  }

  /** The whole document as it is now, open or not: a copy that the caller destroys. Throws `not_found`. */
  async read(name: string, sql: Sql = this.database): Promise<Y.Doc> {
    const stored = await updatesAfter(sql, name, -1);
    if (stored.length === 0) throw new Problem('not_found', 'There is no such document.');
    const doc = new Y.Doc();
    takeIn(
      doc,
      stored.map(({ bytes }) => bytes),
      null,
    );
    return doc;
  }

  /**
   * Changes a document as this member. Resolves when the change is stored; everybody who has it open, on every server,
   * sees it. `change` works on a copy as it is now, and what others write meanwhile is merged. With `tx` the change is
   * part of that transaction: stored and seen once it is committed, and not at all when it is not. Throws `not_found`.
   */
  async write(name: string, by: Writer, change: (doc: Y.Doc) => void, tx?: Tx): Promise<void> {
    const sql = tx ?? this.database;
    const doc = await this.read(name, sql);
    try {
      const changes: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => changes.push(update));
      doc.transact(() => change(doc));
      if (changes.length === 0) return;
      await claimClients(sql, name, [doc.clientID], by.memberId);
      const entry = { memberId: by.memberId, update: merged(changes) };
      await (tx ? this.log.appendIn(tx, name, entry) : this.log.append(name, entry));
    } finally {
      doc.destroy();
    }
  }

  /** Yjs client id → member, for everybody who wrote in the document; what the product wrote is not in it. */
  async authors(name: string, sql: Sql = this.database): Promise<Map<number, string>> {
    const all = await authorsOf(sql, name);
    return new Map([...all].filter((entry): entry is [number, string] => entry[1] !== null));
  }

  /**
   * Asks the feature anew about everybody who has the document open, on every server, once `sql` is committed; who lost
   * their access is closed out at once, and nothing more is taken from them.
   */
  async recheck(sql: Sql, name: string): Promise<void> {
    await notifyAll(sql, RECHECK, name);
    if (sql instanceof Tx) sql.afterCommit(() => void this.open.access.recheckDocument(name));
  }

  /** The members who have the document open now, on this server and, where it is open here, on the others. */
  whoIsHere(name: string): string[] {
    const open = this.open.documents.get(name);
    return open ? membersIn(open.document) : [];
  }
}
