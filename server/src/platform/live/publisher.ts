import type { LiveChange } from '@guildhall/shared/platform/live';

import { LiveTopics } from './live-topics.js';

/** At most ten messages a second on one topic; the first goes out at once. */
const QUIET_MS = 100;

interface Waiting {
  timer: NodeJS.Timeout;
  changes: LiveChange[];
}

export type Send = (change: LiveChange) => void;

/** A change whose content is read only when it is sent: for topics that move more often than they are told of. */
export interface LateChange {
  topic: string;
  from: number;
  to: number;
  /** Reads what to send; it may already be newer than `to`, and replaces what earlier changes said. */
  read: () => Promise<unknown>;
}

interface Late {
  next: LateChange | null;
  timer?: NodeJS.Timeout;
}

/** Takes changes right after their commit and sends them, merged, to whoever watches. */
export class LivePublisher {
  private readonly waiting = new Map<string, Waiting>();
  private readonly late = new Map<string, Late>();
  private send: Send | null = null;
  private watched: (topic: string) => boolean = () => true;

  constructor(private readonly topics: LiveTopics) {}

  /** Connects the publisher to its transport; `watched` may say that nobody would hear of a topic. */
  sendWith(send: Send, watched: (topic: string) => boolean): void {
    this.send = send;
    this.watched = watched;
  }

  /** Whether anybody might hear of a topic; what nobody hears need not be read. */
  isWatched(topic: string): boolean {
    return this.watched(topic);
  }

  /** As `publish`, for what is dear to read: it is read once for all changes of a tenth of a second, and only for watchers. */
  publishLate(change: LateChange): void {
    const held = this.late.get(change.topic);
    if (!held) {
      const late: Late = { next: null };
      this.late.set(change.topic, late);
      void this.tell(late, change);
      return;
    }
    const { next } = held;
    held.next = next ? { ...change, from: Math.min(next.from, change.from), to: Math.max(next.to, change.to) } : change;
  }

  /** Whoever begins to watch later finds in the snapshot what was not sent to anybody. */
  publish(change: LiveChange): void {
    if (!this.isWatched(change.topic)) return;
    const held = this.waiting.get(change.topic);
    if (!held) {
      this.send?.(change);
      this.rest(change.topic);
      return;
    }
    held.changes = this.gathered([...held.changes, change]);
  }

  /** Drops what waits, so that the process can end. */
  stop(): void {
    for (const { timer } of [...this.waiting.values(), ...this.late.values()]) clearTimeout(timer);
    this.waiting.clear();
    this.late.clear();
  }

  private async tell(late: Late, { topic, from, to, read }: LateChange): Promise<void> {
    if (this.isWatched(topic)) {
      // What could not be read now, the sweeper says.
      const change = await read().catch(() => undefined);
      if (change !== undefined) this.send?.({ topic, from, to, change });
    }
    late.timer = setTimeout(() => {
      const { next } = late;
      late.next = null;
      if (next) void this.tell(late, next);
      else this.late.delete(topic);
    }, QUIET_MS);
  }

  private rest(topic: string): void {
    const timer = setTimeout(() => {
      const changes = this.waiting.get(topic)?.changes ?? [];
      this.waiting.delete(topic);
      if (changes.length === 0) return;
      for (const change of changes) this.send?.(change);
      this.rest(topic);
    }, QUIET_MS);
    this.waiting.set(topic, { timer, changes: [] });
  }

  /** As few changes as do what these do. One across a hole would hide what another server sends of it. */
  private gathered(changes: LiveChange[]): LiveChange[] {
    const gathered: LiveChange[] = [];
    for (const change of changes.toSorted((a, b) => a.to - b.to)) {
      const last = gathered.at(-1);
      if (last && change.from <= last.to) gathered.splice(-1, 1, this.merged(last, change));
      else gathered.push(change);
    }
    return gathered;
  }

  private merged(earlier: LiveChange, later: LiveChange): LiveChange {
    const handler = this.topics.find(later.topic)?.handler;
    if (!handler) return later;
    const from = Math.min(earlier.from, later.from);
    return { topic: later.topic, from, to: later.to, change: handler.merge(earlier.change, later.change) };
  }
}
