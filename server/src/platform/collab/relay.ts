import { randomBytes } from 'node:crypto';

import type { Logger } from 'pino';
import { applyAwarenessUpdate, type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';

import type { OpenDocuments } from './open-documents.js';
import { seenElsewhere } from './presence.js';
import type { Wires } from './redis-wires.js';
import { decode, encode, type RelayMessage, SENDER_BYTES } from './relay-message.rules.js';

/** How often the log is asked for what no message brought; milliseconds. */
const SWEEP_MS = 5_000;

/** What the awareness of a document changed by, when another server told it. */
export const ELSEWHERE = { source: 'redis' } as const;

const channelOf = (name: string) => `guildhall:collab:${name}`;

/**
 * Tells the other servers what is written here, and takes in what they tell. Messages only make it fast: everything is
 * in the log before it is told, and the log is asked for what a lost message did not bring. Alone, it does nothing.
 */
export class CollabRelay {
  private readonly id = randomBytes(SENDER_BYTES);
  private wires: Wires | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly documents: OpenDocuments,
    private readonly log: Logger,
  ) {}

  /** Joins the other servers; `wire` is given what to do when a lost connection is back. */
  async connect(wire: (again: () => void) => Promise<Wires>): Promise<void> {
    await this.close();
    this.wires = await wire(() => void this.catchUp());
    this.timer = setInterval(() => void this.catchUp(), SWEEP_MS);
    this.timer.unref();
  }

  /** Before a document is read: from now on nothing told about it is missed. */
  async join(name: string): Promise<void> {
    if (!this.wires) return;
    await this.wires.subscribe(channelOf(name), (message) => this.receive(name, message));
    this.tell(name, { kind: 'hello' });
  }

  leave(name: string): void {
    this.wires?.unsubscribe(channelOf(name)).catch(() => undefined);
  }

  edits(name: string, from: number, updates: Uint8Array[]): void {
    if (this.wires) this.tell(name, { kind: 'edits', from, updates });
  }

  presence(name: string, awareness: Awareness, clients: number[]): void {
    if (this.wires) this.tell(name, { kind: 'presence', update: encodeAwarenessUpdate(awareness, clients) });
  }

  async close(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.wires?.close();
    this.wires = null;
  }

  /** Reads what was missed while the connection was away; the sweep tries again what fails. */
  private async catchUp(): Promise<void> {
    await this.documents.catchUpAll().catch(() => undefined);
  }

  private tell(name: string, message: RelayMessage): void {
    this.wires?.publish(channelOf(name), encode(this.id, message)).catch(() => undefined);
  }

  private receive(name: string, bytes: Buffer): void {
    try {
      const { sender, message } = decode(bytes);
      if (!sender.equals(this.id)) this.take(name, message);
    } catch (error) {
      this.log.warn({ err: error }, 'collab: a message of another server could not be read');
    }
  }

  private take(name: string, message: RelayMessage): void {
    const open = this.documents.get(name);
    if (!open) return;
    const { awareness } = open.document;
    if (message.kind === 'edits') this.documents.stored(name, message.from, message.updates);
    else if (message.kind === 'hello') this.presence(name, awareness, [...awareness.getStates().keys()]);
    else {
      applyAwarenessUpdate(awareness, message.update, ELSEWHERE);
      seenElsewhere(open);
    }
  }
}
