import type { LiveChange } from '@guildhall/shared/platform/live';

import { LiveTopics } from './live-topics.js';

/** At most ten messages a second on one topic; the first goes out at once. */
const QUIET_MS = 100;

interface Waiting {
  timer: NodeJS.Timeout;
  change: LiveChange | null;
}

export type Send = (change: LiveChange) => void;

/** Takes changes right after their commit and sends them, merged, to whoever watches. */
export class LivePublisher {
  private readonly waiting = new Map<string, Waiting>();
  private send: Send | null = null;

  constructor(private readonly topics: LiveTopics) {}

  /** Connects the publisher to its transport. */
  sendWith(send: Send): void {
    this.send = send;
  }

  publish(change: LiveChange): void {
    const held = this.waiting.get(change.topic);
    if (!held) {
      this.send?.(change);
      this.rest(change.topic);
      return;
    }
    held.change = held.change ? this.merged(held.change, change) : change;
  }

  /** Drops what waits, so that the process can end. */
  stop(): void {
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }

  private rest(topic: string): void {
    const timer = setTimeout(() => {
      const change = this.waiting.get(topic)?.change;
      this.waiting.delete(topic);
      if (!change) return;
      this.send?.(change);
      this.rest(topic);
    }, QUIET_MS);
    this.waiting.set(topic, { timer, change: null });
  }

  private merged(earlier: LiveChange, later: LiveChange): LiveChange {
    const handler = this.topics.find(later.topic)?.handler;
    if (!handler) return later;
    return {
      topic: later.topic,
      from: Math.min(earlier.from, later.from),
      to: Math.max(earlier.to, later.to),
      change: handler.merge(earlier.change, later.change),
    };
  }
}
