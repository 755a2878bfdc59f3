import type { Document, LocalTransactionOrigin } from '@hocuspocus/server';
import type { Logger } from 'pino';
import * as Y from 'yjs';

import type { Database } from '../database/database.js';
import { authorsOf, foldUpdates, latest, takeIn, updatesAfter } from './collab.store.js';
import { Reached } from './reached.rules.js';

/** Updates in the log after which it is folded into the state while people go on writing. */
const FOLD_AFTER = 1_000;
/** How long an update of another server may be late before the log is asked; milliseconds. */
const LATE_MS = 100;

/** Bytes of a document's whole state; some ten times what 100,000 words typed by many take. */
const MOST_STATE = 20 * 1024 * 1024;

/** What goes into a document has been stored before, so nothing need be stored because of it. */
const STORED: LocalTransactionOrigin = { source: 'local', skipStoreHooks: true };

/** A document in this server's memory. */
export interface OpenDocument {
  document: Document;
  /** Yjs client id → whose it is, as far as this server knows; null is the product itself. */
  authors: Map<number, string | null>;
  /** Yjs client id → who came with it while the document was open, so that nobody takes it before its owner writes. */
  seen: Map<number, string>;
  reached: Reached;
  /** Bytes of its state, those of words that were taken out since it was last weighed among them. */
  size: number;
  /** Up to which update the stored state stands for the log. */
  folded: number;
  /** False while it is loaded; what is stored meanwhile is read from the log afterwards. */
  ready: boolean;
  catchingUp: Promise<void> | null;
  folding: Promise<void> | null;
  late: NodeJS.Timeout | null;
}

/** The documents that are open on this server, each as far as its log. */
export class OpenDocuments {
  private readonly byName = new Map<string, OpenDocument>();
  /** What a document may take; a test gives it less. */
  most = MOST_STATE;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  get(name: string): OpenDocument | undefined {
    return this.byName.get(name);
  }

  get names(): string[] {
    return [...this.byName.keys()];
  }

  /** Fills a new document from its log; false when there is no such document. */
  async load(document: Document): Promise<boolean> {
    const { name } = document;
    const open: OpenDocument = {
      document,
      authors: new Map(),
      seen: new Map(),
      reached: new Reached(0),
      size: 0,
      folded: 0,
      ready: false,
      catchingUp: null,
      folding: null,
      late: null,
    };
    this.byName.set(name, open);
    const [stored, authors] = await Promise.all([
      updatesAfter(this.database, name, -1),
      authorsOf(this.database, name),
    ]);
    const [first] = stored;
    if (!first) return false;
    for (const [client, memberId] of authors) open.authors.set(client, memberId);
    this.takeIn(
      open,
      stored.map(({ bytes }) => bytes),
    );
    open.reached = new Reached(stored.at(-1)!.seq);
    open.folded = first.seq;
    open.ready = true;
    return true;
  }

  /** Whether there is room for so many more bytes in a document. */
  hasRoom(open: OpenDocument, bytes: number): boolean {
    if (open.size + bytes > this.most) open.size = Y.encodeStateAsUpdate(open.document).length;
    return open.size + bytes <= this.most;
  }

  /** Takes in what was stored just now, here or on another server, as number `from` and following. */
  stored(name: string, from: number, updates: Uint8Array[]): void {
    const open = this.byName.get(name);
    const to = from + updates.length - 1;
    if (!open || (open.ready && to <= open.reached.seq)) return;
    if (!open.ready) return this.catchUpLater(open);
    this.takeIn(open, updates);
    open.reached.add(from, to);
    if (open.reached.hasGap) this.catchUpLater(open);
    if (open.reached.seq - open.folded >= FOLD_AFTER) void this.fold(open).catch(() => undefined);
  }

  /** Reads from the log what this server has not heard of. */
  catchUp(open: OpenDocument): Promise<void> {
    // One that is under way may have read too early.
    const before = open.catchingUp?.catch(() => undefined);
    const now = (async () => {
      await before;
      await this.readOn(open);
    })();
    open.catchingUp = now;
    return now.finally(() => open.catchingUp === now && (open.catchingUp = null));
  }

  /** Looks at every open document's log; for what a lost message between servers did not bring. */
  async catchUpAll(): Promise<void> {
    for (const { name, seq } of await latest(this.database, this.names)) {
      const open = this.byName.get(name);
      if (open?.ready && open.reached.seq < seq) await this.catchUp(open);
    }
  }

  /** Makes the stored state stand for the log so far, so that opening does not grow with keystrokes. */
  fold(open: OpenDocument): Promise<void> {
    open.folding ??= this.foldNow(open).finally(() => (open.folding = null));
    return open.folding;
  }

  /** Before a document leaves memory: folds what came since the last time. */
  async close(name: string): Promise<void> {
    const open = this.byName.get(name);
    if (open?.ready && open.reached.seq > open.folded) await this.fold(open);
  }

  /** The document has left memory; false when it is open again already. */
  forget(name: string): boolean {
    const open = this.byName.get(name);
    if (open && !open.document.isDestroyed) return false;
    if (open?.late) clearTimeout(open.late);
    return this.byName.delete(name);
  }

  private async readOn(open: OpenDocument): Promise<void> {
    const stored = await updatesAfter(this.database, open.document.name, open.reached.seq);
    this.takeIn(
      open,
      stored.map(({ bytes }) => bytes),
    );
    const last = stored.at(-1);
    if (last) open.reached.add(open.reached.seq + 1, last.seq);
  }

  private catchUpLater(open: OpenDocument): void {
    if (open.document.isDestroyed) return;
    open.late ??= setTimeout(() => {
      open.late = null;
      if (!open.ready) this.catchUpLater(open);
      else void this.catchUp(open).catch(() => this.catchUpLater(open));
    }, LATE_MS);
  }

  private async foldNow(open: OpenDocument): Promise<void> {
    const { seq } = open.reached;
    const state = Y.encodeStateAsUpdate(open.document);
    open.size = state.length;
    await foldUpdates(this.database, open.document.name, seq, state);
    open.folded = seq;
  }

  private takeIn(open: OpenDocument, updates: Uint8Array[]): void {
    for (const update of updates) open.size += update.length;
    for (const error of takeIn(open.document, updates, STORED)) {
      this.log.error({ err: error, document: open.document.name }, 'collab: a stored update cannot be taken in');
    }
  }
}
