import type { ChangeOf, SnapshotOf, Topic } from '@guildhall/shared/platform/live';

import type { Actor } from '../actor.js';

/** A feature's side of one live topic. `subject` is the part of the address after the topic's name. */
export interface LiveTopic<T extends Topic = Topic> {
  topic: T;
  /** Whoever may watch a subject is of one company, such as a party: presence tells them each other’s names. */
  company?: true;
  /** Whether this member may watch this subject now; asked again whenever access may have changed. */
  authorise(actor: Actor, subject: string): Promise<boolean>;
  /** What the member sees now, and the version of the row it was read from. */
  snapshot(actor: Actor, subject: string): Promise<{ snapshot: SnapshotOf<T>; version: number }>;
  /** One change that does what both did, `later` last. */
  merge(earlier: ChangeOf<T>, later: ChangeOf<T>): ChangeOf<T>;
  /** The stored versions of these subjects, for the sweeper that covers a crash between commit and publish. */
  versions(subjects: string[]): Promise<Map<string, number>>;
}

/** The handlers of all live topics, registered by the features' modules. */
export class LiveTopics {
  private readonly handlers = new Map<string, LiveTopic>();

  register<T extends Topic>(handler: LiveTopic<T>): void {
    if (this.handlers.has(handler.topic.name)) throw new Error(`Two handlers for live topic ${handler.topic.name}`);
    this.handlers.set(handler.topic.name, handler as unknown as LiveTopic);
  }

  /** The handler and subject of an address such as `board:0192…`; null when there is no such topic. */
  find(address: string): { handler: LiveTopic; subject: string } | null {
    const colon = address.indexOf(':');
    const handler = this.handlers.get(colon < 0 ? address : address.slice(0, colon));
    return handler ? { handler, subject: colon < 0 ? '' : address.slice(colon + 1) } : null;
  }

  /** Throws when a topic of the shared contract has no handler; called once before the server listens. */
  assertComplete(topics: readonly Topic[]): void {
    const missing = topics.filter((topic) => !this.handlers.has(topic.name)).map((topic) => topic.name);
    if (missing.length > 0) throw new Error(`No handler for live topics: ${missing.join(', ')}`);
  }
}
