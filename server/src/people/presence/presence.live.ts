import { presenceTopic } from '@guildhall/shared/people/presence';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { WatchListener } from '../../platform/live/gateway.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { PresenceQueries } from './presence.queries.js';

/** Comings and goings within this time are told as one; milliseconds. */
export const SETTLE_MS = 400;

type People = { people: number };

/**
 * How many people look at another topic. Nothing of it is stored: the watchers are the presence. Each server tells of
 * its own watchers' comings and goings; the version is the clock, and any newer figure replaces any older one.
 */
@Injectable()
export class PresenceLive implements LiveTopic<typeof presenceTopic>, WatchListener, OnApplicationShutdown {
  readonly topic = presenceTopic;
  private readonly settling = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly presence: PresenceQueries,
    private readonly live: LivePublisher,
    private readonly clock: Clock,
  ) {}

  authorise(actor: Actor, subject: string): Promise<boolean> {
    return this.presence.mayAsk(actor, subject);
  }

  async snapshot(_actor: Actor, subject: string): Promise<{ snapshot: People; version: number }> {
    // One less than what is told in the same millisecond, which may be newer.
    const version = this.clock.now().getTime() - 1;
    return { snapshot: { people: await this.presence.count(subject) }, version };
  }

  merge(_earlier: People, later: People): People {
    return later;
  }

  /** Nothing to sweep: what is lost here is said with the next coming or going. */
  versions(): Promise<Map<string, number>> {
    return Promise.resolve(new Map());
  }

  watched(_actor: Actor, address: string): void {
    this.tellSoon(address);
  }

  unwatched(_actor: Actor, address: string): void {
    this.tellSoon(address);
  }

  onApplicationShutdown(): void {
    for (const timer of this.settling.values()) clearTimeout(timer);
    this.settling.clear();
  }

  /** Tells in a moment who is there now, if this is an address of presence. */
  tellSoon(address: string): void {
    const prefix = presenceTopic.of('');
    if (!address.startsWith(`${prefix}:`) || this.settling.has(address)) return;
    const timer = setTimeout(() => {
      this.settling.delete(address);
      void this.tell(address, address.slice(prefix.length + 1)).catch(() => undefined);
    }, SETTLE_MS);
    this.settling.set(address, timer);
  }

  private async tell(address: string, subject: string): Promise<void> {
    const to = this.clock.now().getTime();
    const people = await this.presence.count(subject);
    this.live.publish({ topic: address, from: 0, to, change: { people } });
  }
}
