import type { Clock } from '../clock.js';
import type { Database, Sql, Tx } from '../database/database.js';
import { Together } from '../database/together.js';
import { Problem } from '../http/problem.js';
import { appendUpdates, type Entry } from './collab.store.js';
import type { OpenDocuments } from './open-documents.js';
import { merged } from './update.rules.js';

/** What comes in together is written together; one statement at a time for each document, for its number is one. */
const MOST_AT_ONCE = 500;

/** Hears of every piece of a log that this server wrote. */
export type LogListener = (name: string, from: number, updates: Uint8Array[]) => void;

/** The only way into a document: stored first, then taken in and sent to whoever has it open. */
export class EditLog {
  private readonly lanes = new Map<string, Together<Entry, void>>();
  private readonly listeners: LogListener[] = [];
  private underWay = 0;
  private whenDone: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly documents: OpenDocuments,
  ) {}

  onWritten(listener: LogListener): void {
    this.listeners.push(listener);
  }

  /** Resolves when the update is stored and, where the document is open here, taken in. Throws `not_found`. */
  async append(name: string, entry: Entry): Promise<void> {
    const lane =
      this.lanes.get(name) ?? new Together<Entry, void>((entries) => this.write(name, entries), MOST_AT_ONCE);
    this.lanes.set(name, lane);
    this.underWay += 1;
    try {
      await lane.execute(entry);
    } finally {
      this.underWay -= 1;
      if (lane.idle && this.lanes.get(name) === lane) this.lanes.delete(name);
      if (this.underWay === 0) for (const done of this.whenDone.splice(0)) done();
    }
  }

  /**
   * The same as part of a transaction: everybody sees it once that is committed, and nobody when it is not. Until then
   * other writers of the document wait. Throws `not_found`.
   */
  async appendIn(tx: Tx, name: string, entry: Entry): Promise<void> {
    const from = await this.store(tx, name, [entry]);
    tx.afterCommit(() => this.written(name, from, [entry.update]));
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    if (this.underWay > 0) await new Promise<void>((done) => this.whenDone.push(done));
  }

  private async write(name: string, entries: Entry[]): Promise<void[]> {
    const rows = byMember(entries);
    const from = await this.store(this.database, name, rows);
    this.written(
      name,
      from,
      rows.map(({ update }) => update),
    );
    return entries.map(() => undefined);
  }

  private async store(sql: Sql, name: string, entries: Entry[]): Promise<number> {
    const from = await appendUpdates(sql, name, entries, this.clock.now());
    if (from === null) throw new Problem('not_found', 'There is no such document.');
    return from;
  }

  private written(name: string, from: number, updates: Uint8Array[]): void {
    this.documents.stored(name, from, updates);
    for (const listener of this.listeners) listener(name, from, updates);
  }
}

/** One row for each member's entries of a batch: a burst of keystrokes is one small update. */
function byMember(entries: Entry[]): Entry[] {
  if (entries.length === 1) return entries;
  const groups = new Map<string | null, Uint8Array[]>();
  for (const { memberId, update } of entries) {
    const group = groups.get(memberId);
    if (group) group.push(update);
    else groups.set(memberId, [update]);
  }
  return [...groups].map(([memberId, updates]) => ({ memberId, update: merged(updates) }));
}
